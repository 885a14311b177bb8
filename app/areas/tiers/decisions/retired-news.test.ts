import { expect, test } from 'vitest'
import type { Retirement } from '../language/definitions'
import { NO_DEFINITIONS } from '../language/definitions'
import type { Programme } from '../language/programme'
import { day, held } from '../testing/build-facts'
import { LADDER, programmeWith } from '../testing/build-programme'
import { retiredLine, retiredNews } from './retired-news'

const step = (known: string, version: string) => ({
  known_at: day(known),
  cause_kind: 'date',
  rule_version_id: version,
  grace_until: null,
  transition: '{"reasons":[]}',
})
const rules = (retired: Record<string, Retirement>): Programme => ({
  ...programmeWith(LADDER),
  definitions: { ...NO_DEFINITIONS, retired },
})
const PLAIN = rules({})
const RETIRED = rules({ old: { countsUntil: '2026-10-01', countsAs: 'new' } })
const old = held('ana', 'old', '2026-02-01')

test.each([
  ['rules that retire what somebody holds', PLAIN, RETIRED, '2026-06-30', '2026-07-01', [old], 'fact.retired'],
  ['the last day', RETIRED, RETIRED, '2026-09-20', '2026-10-01', [old], 'fact.retired-ended'],
  ['a day between', RETIRED, RETIRED, '2026-08-01', '2026-08-02', [old], undefined],
  ['after the last day', RETIRED, RETIRED, '2026-10-01', '2026-10-02', [old], undefined],
  ['what nobody holds', PLAIN, RETIRED, '2026-06-30', '2026-07-01', [held('ana', 'new', '2026-02-01')], undefined],
  [
    'what had ended before',
    RETIRED,
    RETIRED,
    '2026-09-20',
    '2026-10-01',
    [held('ana', 'old', '2026-02-01', '2026-09-01')],
    undefined,
  ],
])('%s', (_what, programmeBefore, programme, from, to, facts, key) => {
  const [news, ...more] = retiredNews(step(to, 'b'), step(from, 'a'), { programme, programmeBefore, facts })
  expect(more).toEqual([])
  expect(news && retiredLine(news).key).toBe(key)
})

test('the first decision tells nothing: nothing was otherwise before', () => {
  expect(
    retiredNews(step('2026-10-01', 'a'), null, { programme: RETIRED, programmeBefore: RETIRED, facts: [old] }),
  ).toEqual([])
})
