import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Accommodation, type Deadline, deadlineOf, laterOf } from './deadline'

const MINUTE = 60_000
const START = Date.UTC(2026, 10, 23, 9)
const plain = { startedAt: START, limitMinutes: 90, accommodation: null, window: null }
const extra = (factor: string, extraMinutes = 0, untimed = false): Accommodation => ({ factor, extraMinutes, untimed })

describe('the deadline', () => {
  test.each<[string, Partial<Parameters<typeof deadlineOf>[0]>, number | null, string[]]>([
    ['is the limit after the start', {}, 90, ['limit']],
    ['is none without a limit', { limitMinutes: null }, null, ['untimed']],
    ['is multiplied by the factor', { accommodation: extra('5/4') }, 113, ['limit', 'accommodation']],
    ['takes extra minutes after the factor', { accommodation: extra('3/2', 10) }, 145, ['limit', 'accommodation']],
    ['names no extra time where none was given', { accommodation: extra('1/1') }, 90, ['limit']],
    ['falls away for a person without limits', { accommodation: extra('1/1', 0, true) }, null, ['untimed']],
  ])('%s', (_name, of, minutes, codes) => {
    const deadline = deadlineOf({ ...plain, ...of })
    expect(deadline.at).toBe(minutes === null ? null : START + minutes * MINUTE)
    expect(deadline.causes.map(({ code }) => code)).toEqual(codes)
  })

  test.each<[string, number, boolean, number | null, string[]]>([
    ['a close after the deadline is not mentioned', 91, true, 90, ['limit']],
    ['a close at the deadline is not mentioned', 90, true, 90, ['limit']],
    ['a close that cuts is the deadline', 89, true, 89, ['limit', 'window-cuts']],
    ['a close that does not cut is only told', 89, false, 90, ['limit', 'window-does-not-cut']],
  ])('%s', (_name, closesAfter, cuts, minutes, codes) => {
    const closesAt = START + closesAfter * MINUTE
    const deadline = deadlineOf({ ...plain, window: { closesAt, cuts } })
    expect(deadline.at).toBe(minutes === null ? null : START + minutes * MINUTE)
    expect(deadline.causes.map(({ code }) => code)).toEqual(codes)
  })

  test('an untimed attempt is cut only by a close that cuts', () => {
    const closesAt = START + MINUTE
    const untimed = { ...plain, limitMinutes: null }
    expect(deadlineOf({ ...untimed, window: { closesAt, cuts: true } }).at).toBe(closesAt)
    expect(deadlineOf({ ...untimed, window: { closesAt, cuts: false } }).at).toBeNull()
  })
})

const factors = fc.constantFrom('1/1', '9/8', '5/4', '3/2', '2/1')
const facts = fc.record({
  startedAt: fc.integer({ min: 0, max: 2 ** 42 }),
  limitMinutes: fc.option(fc.integer({ min: 1, max: 1440 })),
  window: fc.option(fc.record({ closesAt: fc.integer({ min: 0, max: 2 ** 42 }), cuts: fc.boolean() })),
})
const accommodations = fc.record({
  factor: factors,
  extraMinutes: fc.integer({ min: 0, max: 600 }),
  untimed: fc.boolean(),
})
const comesNoEarlier = (after: Deadline, before: Deadline) =>
  after.at === null || (before.at !== null && after.at >= before.at)

describe('a change in favour never makes it earlier', () => {
  test('any accommodation, against none', () => {
    fc.assert(
      fc.property(facts, accommodations, (of, accommodation) =>
        comesNoEarlier(deadlineOf({ ...of, accommodation }), deadlineOf({ ...of, accommodation: null })),
      ),
    )
  })

  test('more minutes, or a larger factor, or no limit at all', () => {
    fc.assert(
      fc.property(facts, accommodations, fc.integer({ min: 0, max: 100 }), (of, accommodation, more) => {
        const before = deadlineOf({ ...of, accommodation })
        const minutes = { ...accommodation, extraMinutes: accommodation.extraMinutes + more }
        return [minutes, { ...accommodation, factor: '2/1' }, { ...accommodation, untimed: true }].every((better) =>
          comesNoEarlier(deadlineOf({ ...of, accommodation: better }), before),
        )
      }),
    )
  })

  test('a deadline set anew for a running attempt', () => {
    fc.assert(
      fc.property(facts, accommodations, accommodations, (of, first, second) => {
        const before = deadlineOf({ ...of, accommodation: first })
        return comesNoEarlier(laterOf(before, deadlineOf({ ...of, accommodation: second })), before)
      }),
    )
  })

  test('a close that does not cut changes no deadline', () => {
    fc.assert(
      fc.property(facts, accommodations, (of, accommodation) => {
        const window = of.window && { ...of.window, cuts: false }
        expect(deadlineOf({ ...of, window, accommodation }).at).toBe(
          deadlineOf({ ...of, window: null, accommodation }).at,
        )
      }),
    )
  })

  test('a close that cuts is never overrun', () => {
    fc.assert(
      fc.property(facts, accommodations, fc.integer({ min: 0, max: 2 ** 42 }), (of, accommodation, closesAt) => {
        const { at } = deadlineOf({ ...of, accommodation, window: { closesAt, cuts: true } })
        return at !== null && at <= closesAt
      }),
    )
  })
})
