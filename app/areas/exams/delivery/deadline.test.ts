import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { speechFor } from '~/i18n/translator.server'
import { type Accommodation, type Deadline, deadlineOf, laterOf, movedLater, type Pause } from './deadline'
import { momentInWords } from './describe-deadline'

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

describe('a pause', () => {
  const pause = (from: number, to: number | null): Pause => ({
    from: START + from * MINUTE,
    to: to === null ? null : START + to * MINUTE,
    why: 'The lights went out.',
  })
  test.each<[string, Pause[], number | null, string[]]>([
    ['moves the deadline by as long as it lasted', [pause(10, 25)], 105, ['limit', 'paused']],
    ['and the next one too', [pause(10, 25), pause(100, 103)], 108, ['limit', 'paused']],
    ['after the deadline changes nothing', [pause(91, 95)], 90, ['limit']],
    ['counts once where two overlap', [pause(10, 20), pause(15, 30)], 110, ['limit', 'paused']],
    ['counts from the start of the attempt on', [pause(-10, 5)], 95, ['limit', 'paused']],
    ['that goes on leaves no deadline', [pause(10, 20), pause(30, null)], null, ['limit', 'paused-now']],
  ])('%s', (_name, pauses, minutes, codes) => {
    const deadline = deadlineOf({ ...plain, pauses })
    expect(deadline.at).toBe(minutes === null ? null : START + minutes * MINUTE)
    expect(deadline.causes.map(({ code }) => code)).toEqual(codes)
  })

  test('moves a close that cuts, so that nobody loses the time', () => {
    const window = { closesAt: START + 60 * MINUTE, cuts: true }
    const { at, causes } = deadlineOf({ ...plain, window, pauses: [pause(10, 40)] })
    expect(at).toBe(START + 90 * MINUTE)
    expect(causes.map(({ code }) => code)).toEqual(['limit', 'window-cuts', 'paused'])
  })

  const pauses = fc
    .array(
      fc.record({ after: fc.integer({ min: 0, max: 200 * MINUTE }), lasts: fc.integer({ min: 1, max: 90 * MINUTE }) }),
      {
        maxLength: 5,
      },
    )
    .map((list) => list.map(({ after, lasts }): Pause => ({ from: START + after, to: START + after + lasts, why: '' })))

  test('never makes it earlier, and no more of them do', () => {
    fc.assert(
      fc.property(facts, accommodations, pauses, (of, accommodation, list) => {
        const own = { ...of, startedAt: START, accommodation }
        const before = deadlineOf({ ...own, pauses: list.slice(1) })
        return comesNoEarlier(deadlineOf({ ...own, pauses: list }), before) && comesNoEarlier(before, deadlineOf(own))
      }),
    )
  })

  test('leaves as much time to work as there was: the deadline less what stood still before it', () => {
    fc.assert(
      fc.property(pauses, (list) => {
        const { at } = deadlineOf({ ...plain, pauses: list })
        let working = 0
        for (let moment = START; moment < (at ?? 0); moment += MINUTE / 4) {
          const next = moment + MINUTE / 4
          const stood = list.some(({ from, to }) => from <= moment && (to ?? 0) >= next)
          if (!stood) working += MINUTE / 4
        }
        // Counted in quarters of a minute, so up to one for each end of a pause is counted as work.
        expect(working).toBeGreaterThanOrEqual(90 * MINUTE)
        expect(working).toBeLessThanOrEqual(90 * MINUTE + (2 * list.length * MINUTE) / 4)
      }),
    )
  })

  test('order does not matter', () => {
    fc.assert(
      fc.property(pauses, (list) => {
        expect(deadlineOf({ ...plain, pauses: [...list].reverse() })).toEqual(deadlineOf({ ...plain, pauses: list }))
      }),
    )
  })

  test('what was told before it moves by its length, whatever else changed', () => {
    fc.assert(
      fc.property(
        facts,
        accommodations,
        accommodations,
        fc.integer({ min: 1, max: 90 * MINUTE }),
        (of, first, second, lasts) => {
          const before = deadlineOf({ ...of, accommodation: first })
          const after = laterOf(movedLater(before, lasts), deadlineOf({ ...of, accommodation: second }))
          return before.at === null ? after.at === null : after.at === null || after.at >= before.at + lasts
        },
      ),
    )
  })
})

describe('where clocks are changed', () => {
  // Athens leaves summer time on 25 October 2026 at 04:00 and enters it on 28 March 2027 at 03:00 local time.
  test.each<[string, number, string, string]>([
    ['in autumn', Date.UTC(2026, 9, 25, 0, 30), '03:30:00', '04:00:00 (UTC+2)'],
    ['in spring', Date.UTC(2027, 2, 28, 0, 30), '02:30:00', '05:00:00 (UTC+3)'],
  ])(
    'ninety minutes are ninety minutes, and the words name the zone of their moment, %s',
    (_name, startedAt, begins, ends) => {
      const { format } = speechFor({ locale: 'en', timeZone: 'Europe/Athens', now: startedAt })
      const { at } = deadlineOf({ ...plain, startedAt })
      expect((at ?? 0) - startedAt).toBe(90 * MINUTE)
      expect(momentInWords(format, startedAt, startedAt)).toContain(begins)
      expect(momentInWords(format, at ?? 0, startedAt)).toBe(ends)
    },
  )
})
