import { expect, test } from 'vitest'
import { day } from '../testing/build-facts'
import { nextNotice, noticeDue } from './loss-steps'

const LOST = day('2026-09-01')

test.each([
  ['2026-06-02', null, '2026-06-03'],
  ['2026-06-03', 90, '2026-07-03'],
  ['2026-07-02', 90, '2026-07-03'],
  ['2026-07-03', 60, '2026-08-02'],
  ['2026-08-01', 60, '2026-08-02'],
  ['2026-08-02', 30, null],
  ['2026-08-31', 30, null],
  ['2026-09-01', null, null],
])('on %s the notice of %s days is due, and the next on %s', (on, due, next) => {
  expect(noticeDue(LOST, day(on))).toBe(due)
  expect(nextNotice(LOST, day(on))).toBe(next === null ? null : day(next))
})
