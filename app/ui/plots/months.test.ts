import { describe, expect, it } from 'vitest'
import { monthTicks } from './months'

const from = Date.UTC(2026, 10, 23, 12)
const to = Date.UTC(2027, 10, 23, 12)

describe('monthTicks', () => {
  it('marks the first of each month of the year ahead', () => {
    const made = monthTicks(from, to, 'en', 'UTC')
    expect(made.map(({ label }) => label)).toEqual([
      'Dec',
      'Jan',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
    ])
    expect(new Date(made[0]?.at ?? 0).toISOString().slice(0, 10)).toBe('2026-12-01')
  })

  it('counts Persian months in Farsi', () => {
    const made = monthTicks(from, to, 'fa', 'UTC')
    expect(made).toHaveLength(12)
    expect(made[0]?.label).toBe('دی')
    expect(new Date(made[0]?.at ?? 0).toISOString().slice(0, 10)).toBe('2026-12-22')
  })

  it('has none within one month', () => {
    expect(monthTicks(Date.UTC(2026, 4, 2), Date.UTC(2026, 4, 30), 'en', 'UTC')).toEqual([])
  })
})
