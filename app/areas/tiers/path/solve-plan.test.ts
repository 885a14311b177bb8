import { describe, expect, test } from 'vitest'
import type { Fact } from '../facts/facts'
import { parseProgramme } from '../parse/parse-programme'
import { day, held, member } from '../testing/build-facts'
import { LADDER, programmeWith } from '../testing/build-programme'
import type { Offer, PlanOptions } from './plan'
import { PLAIN_OPTIONS } from './plan'
import { solveInThread } from './solve-in-thread.server'
import { solvePlan } from './solve-plan.server'

const AT = day('2026-06-01')
const PEOPLE = ['ana', 'ben', 'cleo', 'dara']
const facts: Fact[] = [
  ...PEOPLE.map((person) => member(person, [person === 'dara' ? 'partner-manager' : 'learner'], '2026-01-01')),
  held('ana', 'integration-associate', '2026-02-01'),
]
const offer = (personId: string, certification: string): Offer => ({
  ...{ personId, certification, notBefore: null },
  exam: { slug: certification, minutes: certification.endsWith('associate') ? 40 : 60, isEstimate: false },
  courses: [
    { slug: certification.endsWith('associate') ? 'api' : 'security', minutes: personId === 'cleo' ? 10 : 100 },
  ],
  after: certification === 'integration-professional' ? ['integration-associate'] : [],
})
const offers = PEOPLE.flatMap((person) =>
  ['integration-associate', 'integration-professional']
    .filter((certification) => person !== 'ana' || certification !== 'integration-associate')
    .map((certification) => offer(person, certification)),
)
const question = (options: Partial<PlanOptions> = {}, tier = 'gold') => ({
  ...{ programme: programmeWith(LADDER), facts, at: AT, tier, offers },
  options: { ...PLAIN_OPTIONS, ...options },
})
const chosen = async (options: Partial<PlanOptions>, tier?: string) => {
  const solution = await solvePlan(question(options, tier))
  return solution.kind === 'found'
    ? solution.chosen.map(({ personId, certification }) => `${personId} ${certification.replace('integration-', '')}`)
    : solution.kind
}

describe('the cheapest way', () => {
  test('takes whom it costs least, and says what learning does not give', async () => {
    const solution = await solvePlan(question())
    expect(solution).toEqual({
      kind: 'found',
      chosen: [
        { personId: 'ben', certification: 'integration-associate' },
        { personId: 'cleo', certification: 'integration-associate' },
        { personId: 'cleo', certification: 'integration-professional' },
      ],
      others: [
        { ruleId: 'gold.2', learning: 'none' },
        { ruleId: 'gold.3', learning: 'none' },
      ],
      isUnsure: false,
      isCheapest: true,
      boundMinutes: 140 + 50 + 70,
    })
  })

  test('is another one without a person, with preferred roles, and with a bound of hours', async () => {
    expect(await chosen({ leaveOut: ['cleo'] })).toEqual(['ana professional', 'ben associate', 'dara associate'])
    expect(await chosen({ prefer: ['partner-manager'] }, 'silver')).toEqual(['dara associate'])
    expect(await chosen({ mostHours: 2 })).toBe('impossible')
    expect(await chosen({ mostHours: 2 }, 'silver')).toEqual(['cleo associate'])
    expect(await chosen({ leaveOut: ['ben', 'cleo', 'dara'] })).toBe('impossible')
  })

  test('is the same from another thread', async () => {
    expect(await solveInThread(question())).toEqual(await solvePlan(question()))
  })
})

describe('a score', () => {
  const asks = (requires: string) => {
    const parsed = parseProgramme(
      `
track: t
title: T
effective: 2026-01-01
currency: EUR
certifications: { integration-associate: { level: low }, integration-professional: { level: high } }
metrics: { revenue: { unit: money, title: Revenue } }
numbers:
  people-points:
    title: People
    is:
      score:
        - { title: Associates, of: { count: { of: people, where: { holding: integration-associate } } }, rate: 10 }
        - { title: Professionals, of: { count: { of: people, where: { holding: integration-professional } } }, rate: 25 }
  points:
    title: Points
    is:
      score:
        - { title: People, of: people-points, rate: 1, atMost: 45 }
        - { title: Revenue, of: { sum: { of: revenue, months: 12 } }, rate: 1/1000, atMost: 100 }
tiers:
  - { slug: silver, title: Silver, requires: ${requires} }
transition: { promote: at-once, demote: at-once }
`,
      { certifications: [] },
    )
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    return { ...question({}, 'silver'), programme: parsed.programme }
  }
  const solved = (requires: string) => solvePlan(asks(requires))

  test('that steps raise is reached by the least of them, up to its caps', async () => {
    expect(await solved('{ measure: { of: points, atLeast: 30 } }')).toMatchObject({
      chosen: [
        { personId: 'cleo', certification: 'integration-associate' },
        { personId: 'cleo', certification: 'integration-professional' },
      ],
      others: [],
      isCheapest: true,
    })
    expect(await solved('{ measure: { of: points, atLeast: 46 } }')).toMatchObject({
      chosen: [],
      others: [{ ruleId: 'silver', learning: 'some' }],
      isCheapest: true,
    })
  })

  test('that it cannot work out is never called out of reach of learning, nor the way the cheapest', async () => {
    const average = '{ average: { of: people, value: people-points, otherwise: 0 } }'
    expect(await solved(`{ measure: { of: ${average}, atLeast: 30 } }`)).toMatchObject({
      others: [{ ruleId: 'silver', learning: 'unknown' }],
      isCheapest: false,
    })
    expect(await solved('{ measure: { of: { sum: { of: revenue, months: 12 } }, atLeast: 30 } }')).toMatchObject({
      others: [{ ruleId: 'silver', learning: 'none' }],
      isCheapest: true,
    })
  })
})
