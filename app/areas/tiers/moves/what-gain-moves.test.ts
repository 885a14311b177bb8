import { describe, expect, test } from 'vitest'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import type { Programme } from '../language/programme'
import { published } from '../published/published.server'
import { attested, day, held, member } from '../testing/build-facts'
import { LADDER, programmeOf, programmeWith } from '../testing/build-programme'
import { type Gain, whatGainMoves } from './what-gain-moves'

const AT = day('2026-06-01')
const ladder = programmeWith(LADDER)
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => held(`p${index}`, 'integration-associate', '2026-01-01'))
const moved = (facts: readonly Fact[], gain: Gain, programme: Programme = ladder, personId = 'new') =>
  whatGainMoves(programme, indexFacts(factsAsKnown(facts, AT)), { at: AT, personId, gain })
const moves = (facts: readonly Fact[], certification: string, programme?: Programme, personId?: string) =>
  moved(facts, { kind: 'certificate', certification }, programme, personId).map(
    ({ ruleId, observed, after, needed, effect }) => `${ruleId} ${observed}→${after} of ${needed} ${effect}`,
  )

describe('one more certificate of a person', () => {
  test.each([
    [0, 'integration-associate', ['silver 0/1→1/1 of 2/1 advances']],
    [1, 'integration-associate', ['silver 1/1→2/1 of 2/1 closes']],
    [2, 'integration-associate', ['gold.0 2/1→3/1 of 3/1 closes']],
    [2, 'integration-professional', ['gold.0 2/1→3/1 of 3/1 closes', 'gold.1 0/1→1/1 of 1/1 closes']],
    [2, 'partner-practice', []],
  ])('with %i people: %s', (count, certification, expected) =>
    expect(moves(people(count), certification)).toEqual(expected),
  )

  test('counts for a tier further up where the next one has enough, and else secures the one that is held', () => {
    expect(moves(people(3), 'integration-associate')).toEqual(['platinum.0 3/1→4/1 of 5/1 advances'])
    const one = programmeOf('countPeople: { atLeast: 1, holding: integration-associate }')
    expect(moves(people(1), 'integration-associate', one)).toEqual(['gold 1/1→2/1 of 1/1 secures'])
  })

  test('moves nothing where the person counts already, or is in a role that does not', () => {
    expect(moves(people(2), 'integration-professional', ladder, 'p0')).toEqual(['gold.1 0/1→1/1 of 1/1 closes'])
    expect(moves(people(2), 'integration-associate', ladder, 'p0')).toEqual([])
    const role = programmeOf('countPeople: { atLeast: 1, holding: partner-practice, roles: [learner] }')
    const manager = [member('ana', ['partner-manager'], '2026-01-01')]
    expect(moves(manager, 'partner-practice', role, 'ana')).toEqual([])
  })

  test('is a part where others are asked for beside it', () => {
    const both = programmeOf('countPeople: { atLeast: 1, holding: { all: [integration-associate, partner-practice] } }')
    expect(moves(people(1), 'partner-practice', both)).toEqual(['gold 0/1→0/1 of 1/1 part-of'])
    expect(moves(people(1), 'partner-practice', both, 'p0')).toEqual(['gold 0/1→1/1 of 1/1 closes'])
  })

  test('is no step where another way is shorter', () => {
    const count = 'countPeople: { atLeast: 1, holding: partner-practice }'
    const shorter = programmeOf(
      `any: [{ all: [{ ${count} }, { attestation: reference }] }, { attestation: business-plan }]`,
    )
    expect(moved([], { kind: 'certificate', certification: 'partner-practice' }, shorter)).toMatchObject([
      { isStep: false, effect: 'closes' },
    ])
    expect(moves([attested('business-plan', '2026-01-01')], 'partner-practice', shorter)).toEqual([])
  })

  test('is found for places, levels and courses alike', () => {
    expect(moves([], 'cloud-practitioner', published('aws-services'))).toEqual(['select.3 0/1→1/1 of 2/1 advances'])
    const team = programmeOf(
      'team: { places: { lead: { who: { holding: integration-professional } }, second: { who: { holding: { any: [integration-associate, integration-professional] } } } }, sharing: disjoint }',
    )
    expect(moves(people(1), 'integration-professional', team)).toEqual(['gold 1/1→2/1 of 2/1 closes'])
    const course = programmeOf('measure: { of: { count: { of: courses, where: { course: welcome } } }, atLeast: 2 }')
    expect(moved([], { kind: 'course', course: 'welcome' }, course)).toMatchObject([{ after: '1/1', needed: '2/1' }])
  })
})
