import { expect, test } from 'vitest'
import type { IntegrityStepKind } from '#db/tables/integrity'
import { caseState, mayExplain, OBJECTION_DAYS, objectionsIn, possibleDecisions } from './case-state'

const DAY = 86_400_000
/** One step a day. */
const steps = (...kinds: IntegrityStepKind[]) => kinds.map((kind, day) => ({ kind, at: day * DAY }))
const stateOf = (...kinds: IntegrityStepKind[]) => caseState(steps('opened', 'evidence-found', ...kinds))

test.each([
  [[], 'open', ['concern-noted', 'explanation-asked', 'no-concern']],
  [['concern-noted'], 'open', ['explanation-asked', 'no-concern']],
  [['explanation-asked'], 'asked', ['concern-noted', 'no-concern', 'concern-stands']],
  [
    ['explanation-asked', 'explained'],
    'explained',
    ['concern-noted', 'explanation-asked', 'no-concern', 'explanation-accepted', 'concern-stands'],
  ],
  [['no-concern'], 'closed', []],
  [['explanation-asked', 'explained', 'explanation-accepted'], 'closed', []],
  [['no-concern', 'evidence-found'], 'open', ['concern-noted', 'explanation-asked', 'no-concern']],
] as const)('after %j a case is %s', (kinds, state, possible) => {
  const now = stateOf(...kinds)
  expect(now.state).toBe(state)
  expect(possibleDecisions(now)).toEqual(possible)
})

test('a concern does not stand before the learner was asked', () => {
  expect(possibleDecisions(stateOf('concern-noted'))).not.toContain('concern-stands')
  expect(possibleDecisions(stateOf('explanation-asked', 'no-concern', 'evidence-found'))).not.toContain(
    'concern-stands',
  )
  expect(stateOf('explanation-asked', 'concern-stands')).toMatchObject({ outcome: 'concern-stands', wasAsked: true })
})

test('new evidence opens a closed case again, also one whose evidence was deleted', () => {
  const bare = stateOf('no-concern', 'evidence-deleted')
  expect(bare).toMatchObject({ state: 'closed', isBare: true })
  expect(stateOf('no-concern', 'evidence-deleted', 'evidence-found')).toMatchObject({
    ...{ state: 'open', outcome: null, isBare: false, closedAt: null },
  })
})

test('a learner answers when asked, and objects once within thirty days', () => {
  const may = (day: number, ...kinds: IntegrityStepKind[]) => {
    const all = steps(...kinds)
    return mayExplain(caseState(all), { objections: objectionsIn(all), now: day * DAY })
  }
  expect(may(9, 'opened')).toBeNull()
  expect(may(9, 'opened', 'explanation-asked')).toBe('answer')
  expect(may(9, 'opened', 'explanation-asked', 'explained')).toBeNull()
  const stands = ['opened', 'explanation-asked', 'explained', 'concern-stands'] as const
  expect(may(3 + OBJECTION_DAYS, ...stands)).toBe('object')
  expect(may(4 + OBJECTION_DAYS, ...stands)).toBeNull()
  expect(may(5, ...stands, 'explained')).toBeNull()
  expect(may(6, ...stands, 'explained', 'concern-stands')).toBeNull()
  expect(may(6, ...stands, 'explained', 'explanation-asked')).toBe('answer')
  expect(may(9, 'opened', 'explanation-asked', 'explained', 'explanation-accepted')).toBeNull()
})
