import { expect, test } from 'vitest'
import { dayOf, dueDate } from './due-date'

const now = Date.UTC(2026, 10, 23, 22, 30)

test.each([
  { day: '2026-11-26', zone: 'UTC', due: Date.UTC(2026, 10, 27) - 1 },
  { day: '2026-11-26', zone: 'Asia/Tehran', due: Date.UTC(2026, 10, 26, 20, 30) - 1 },
  { day: '2026-11-26', zone: 'America/New_York', due: Date.UTC(2026, 10, 27, 5) - 1 },
  { day: '2027-03-28', zone: 'Europe/Berlin', due: Date.UTC(2027, 2, 28, 22) - 1 },
  { day: '2026-11-23', zone: 'America/New_York', due: Date.UTC(2026, 10, 24, 5) - 1 },
])('what is due on $day in $zone is due when that day ends', ({ day, zone, due }) => {
  expect(dueDate(day, zone, now)).toEqual({ ok: true, dueAt: due })
})

test.each([
  { day: '', reason: 'not-a-date' },
  { day: '26.11.2026', reason: 'not-a-date' },
  { day: '2027-02-30', reason: 'not-a-date' },
  { day: '2026-11-22', reason: 'past' },
  { day: '2226-11-26', reason: 'too-far' },
])('“$day” is refused: $reason', ({ day, reason }) => {
  expect(dueDate(day, 'UTC', now)).toEqual({ ok: false, reason })
})

test('the same moment is another day elsewhere', () => {
  expect(dayOf(now, 'UTC')).toBe('2026-11-23')
  expect(dayOf(now, 'Asia/Tehran')).toBe('2026-11-24')
})
