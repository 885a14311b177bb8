import { expect, test } from 'vitest'
import { partOfDay } from './part-of-day'

const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 23, hour, minute)

test.each([
  { hour: 4, minute: 59, part: 'night' },
  { hour: 5, minute: 0, part: 'morning' },
  { hour: 11, minute: 59, part: 'morning' },
  { hour: 12, minute: 0, part: 'afternoon' },
  { hour: 17, minute: 59, part: 'afternoon' },
  { hour: 18, minute: 0, part: 'evening' },
  { hour: 23, minute: 59, part: 'evening' },
])('$hour:$minute is $part', ({ hour, minute, part }) => {
  expect(partOfDay(at(hour, minute), 'UTC')).toBe(part)
})

test('it is where the person is that counts', () => {
  expect(partOfDay(at(22), 'Asia/Tehran')).toBe('night')
  expect(partOfDay(at(22), 'America/New_York')).toBe('afternoon')
})
