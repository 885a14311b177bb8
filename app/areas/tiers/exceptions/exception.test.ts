import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ENDING_WITHIN,
  EXCEPTION_STATES,
  type ExceptionsView,
  endsWithin,
  exceptionState,
  exceptionsQuery,
  readExceptionsView,
} from './exception'

const DAY = 86_400_000

describe('an exception', () => {
  test.each([
    [-5, 5, false, 'active'],
    [0, 1, false, 'active'],
    [1, 5, false, 'to-come'],
    [-5, 0, false, 'ended'],
    [-5, null, false, 'active'],
    [-5, 5, true, 'withdrawn'],
    [-5, -1, true, 'withdrawn'],
  ] as const)('from day %j until day %j, withdrawn: %j, is %s', (from, until, isWithdrawn, state) => {
    const of = { from: from * DAY, until: until === null ? null : until * DAY, isWithdrawn }
    expect(exceptionState(of, 0)).toBe(state)
  })

  test('ends within a time when it is in force and that soon', () => {
    expect(endsWithin({ state: 'active', until: 30 * DAY }, 30, 0)).toBe(true)
    expect(endsWithin({ state: 'active', until: 30 * DAY + 1 }, 30, 0)).toBe(false)
    expect(endsWithin({ state: 'to-come', until: 3 * DAY }, 30, 0)).toBe(false)
    expect(endsWithin({ state: 'active', until: null }, 90, 0)).toBe(false)
  })
})

test('a view of the register and its address say the same', () => {
  const word = fc.option(fc.stringMatching(/^[a-z][a-z ]{0,10}[a-z]$/), { nil: null })
  const views = fc.record({
    ...{ track: word, owner: word, page: fc.integer({ min: 1, max: 50 }) },
    state: fc.constantFrom(null, ...EXCEPTION_STATES),
    within: fc.constantFrom(null, ...ENDING_WITHIN),
  }) satisfies fc.Arbitrary<ExceptionsView>
  fc.assert(
    fc.property(views, (view) => {
      const address = exceptionsQuery(view, { page: view.page })
      expect(readExceptionsView(new URLSearchParams(address))).toEqual(view)
    }),
  )
})
