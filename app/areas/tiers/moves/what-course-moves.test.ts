import { describe, expect, test } from 'vitest'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import { attested, day, held } from '../testing/build-facts'
import { LADDER, programmeOf, programmeWith } from '../testing/build-programme'
import { whatCourseMoves } from './what-course-moves'

const when = { at: day('2026-06-01'), knownAt: day('2026-06-01') }
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => held(`p${index}`, 'integration-associate', '2026-01-01'))
const ladder = programmeWith(LADDER)
const moves = (facts: Fact[], certification: string, options = {}) =>
  whatCourseMoves(ladder, evaluate(ladder, facts, when), certification, options).map(
    ({ tier, ruleId, observed, after, needed, effect }) =>
      `${tier} ${ruleId} ${observed}→${after} of ${needed} ${effect}`,
  )

describe('one more holder of a certification', () => {
  test.each([
    [0, 'integration-associate', ['silver silver 0/1→1/1 of 2/1 advances']],
    [1, 'integration-associate', ['silver silver 1/1→2/1 of 2/1 closes']],
    [2, 'integration-associate', ['gold gold.0 2/1→3/1 of 3/1 closes']],
    [3, 'integration-associate', []],
    [2, 'integration-professional', ['gold gold.0 2/1→3/1 of 3/1 closes', 'gold gold.1 0/1→1/1 of 1/1 closes']],
    [2, 'partner-practice', []],
  ])('with %i people: %s', (count, certification, expected) =>
    expect(moves(people(count), certification)).toEqual(expected),
  )

  test('moves nothing where the person counts already', () => {
    expect(moves(people(2), 'integration-professional', { personId: 'p0' })).toEqual([
      'gold gold.1 0/1→1/1 of 1/1 closes',
    ])
  })

  test('may be asked about a tier further up', () => {
    expect(moves(people(3), 'integration-associate', { tier: 'platinum' })).toEqual([
      'platinum platinum.0 3/1→4/1 of 5/1 advances',
    ])
  })

  test('helps only together with the others where all are asked', () => {
    const programme = programmeOf(
      'countPeople: { atLeast: 1, holding: { all: [integration-associate, partner-practice] } }',
    )
    expect(whatCourseMoves(programme, evaluate(programme, people(1), when), 'partner-practice')).toMatchObject([
      { effect: 'part-of', observed: '0/1', after: '1/1' },
    ])
  })

  test('is no step where another way is shorter or the choice is made already', () => {
    const count = 'countPeople: { atLeast: 1, holding: partner-practice, roles: [learner] }'
    const shorter = programmeOf(
      `any: [{ all: [{ ${count} }, { attestation: reference }] }, { attestation: business-plan }]`,
    )
    expect(whatCourseMoves(shorter, evaluate(shorter, [], when), 'partner-practice')).toMatchObject([
      { isStep: false, effect: 'closes', roles: ['learner'] },
    ])
    const chosen = programmeOf(
      `all: [{ attestation: reference }, { any: [{ attestation: business-plan }, { ${count} }] }]`,
    )
    const plan = attested('business-plan', '2026-01-01')
    expect(whatCourseMoves(chosen, evaluate(chosen, [plan], when), 'partner-practice')).toEqual([])
  })
})
