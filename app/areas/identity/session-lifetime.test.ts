import { expect, test } from 'vitest'
import { BRIEF, isLasting, LASTING, newSpan } from './session-lifetime'

const HOUR = 3_600_000
const now = Date.UTC(2026, 10, 23, 12)

test('a brief session ends after twelve hours, and no visit makes it longer', () => {
  expect(newSpan(false, now)).toEqual({ createdAt: now, endsAt: now + 12 * HOUR, absoluteExpiresAt: now + 12 * HOUR })
})

test('a lasting one ends after fourteen days without a visit and after thirty in any case', () => {
  expect(newSpan(true, now)).toEqual({
    createdAt: now,
    endsAt: now + 14 * 24 * HOUR,
    absoluteExpiresAt: now + 30 * 24 * HOUR,
  })
})

test.each([
  [BRIEF.absolute, false],
  [LASTING.absolute, true],
])('a session of %i ms is lasting: %s', (length, lasting) => {
  expect(isLasting({ createdAt: now, absoluteExpiresAt: now + length })).toBe(lasting)
})
