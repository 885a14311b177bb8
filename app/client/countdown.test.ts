import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { countdown } from './countdown'

const moment = fc.integer({ min: 0, max: 10_000_000 })

test('counts what passes on its own clock, whatever the wall clock says', () => {
  const wall = vi.spyOn(Date, 'now')
  fc.assert(
    fc.property(moment, moment, fc.array(fc.tuple(moment, fc.integer())), (left, answeredAt, ticks) => {
      const clock = countdown(left, answeredAt)
      for (const [after, skew] of ticks) {
        wall.mockReturnValue(skew)
        expect(clock.at(answeredAt + after)).toBe(left - after)
      }
    }),
  )
  wall.mockRestore()
})

test('never says more as time goes on, and once set right counts from there', () => {
  fc.assert(
    fc.property(moment, moment, moment, moment, (left, anew, earlier, later) => {
      const clock = countdown(left, 0)
      const [from, to] = [Math.min(earlier, later), Math.max(earlier, later)]
      expect(clock.at(to)).toBeLessThanOrEqual(clock.at(from))
      clock.set(anew, from)
      expect(clock.at(to)).toBe(anew - (to - from))
    }),
  )
})
