import { expect, test } from 'vitest'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { published } from '../published/published.server'
import { attested, day, held, metric, record } from '../testing/build-facts'
import { LADDER, programmeWith } from '../testing/build-programme'
import { requirementRuns } from './progress'

const NOW = day('2026-06-15')

test('a run tells what was, is and will be; amounts come by month', () => {
  const facts = [
    held('ana', 'integration-associate', '2026-01-10', '2026-09-01'),
    held('ben', 'integration-professional', '2026-03-01'),
    metric('revenue', '100000/1', '2025-07-01'),
    metric('revenue', '20000/1', '2026-05-03'),
    metric('revenue', '5000/1', '2026-05-09'),
    attested('business-plan', '2026-01-01'),
  ]
  const runs = requirementRuns(programmeWith(LADDER), indexFacts(factsAsKnown(facts, NOW)), { now: NOW, tier: 'gold' })
  expect(runs.map(({ ruleId, unit, needed }) => [ruleId, unit, needed])).toEqual([
    ['gold.0', 'people', 3],
    ['gold.1', 'people', 1],
    ['gold.2', 'money', 150_000],
  ])
  const values = (place: number) =>
    runs[place]?.points
      .filter(({ at }) =>
        [day('2026-02-01'), day('2026-04-01'), NOW, day('2026-08-01'), day('2026-10-01')].includes(at),
      )
      .map(({ value }) => value)
  expect(values(0)).toEqual([1, 2, 2, 2, 1])
  expect(values(2)).toEqual([100_000, 100_000, 125_000, 25_000, 25_000])
  expect(runs[2]?.months.map(({ value }) => value)).toEqual([100_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25_000, 0])
})

test('numbers of every kind of rule run, yes and no do not', () => {
  const deals = [0, 1, 2].map((number) =>
    record('opportunity', '2026-05-01', { id: `deal-${number}`, numbers: { monthly: '500/1' } }),
  )
  const runs = requirementRuns(published('aws-services'), indexFacts(factsAsKnown(deals, NOW)), {
    ...{ now: NOW, tier: 'select' },
  })
  expect(runs.map(({ unit, points }) => [unit, points.find(({ at }) => at === NOW)?.value])).toEqual([
    ...Array.from({ length: 5 }, () => ['people', 0]),
    ['count', 3],
    ['money', 1500],
  ])
})
