import { addMonths } from '~/platform/calendar'

/**
 * How long something that happened counts. Every window is read forwards: what happened at a moment counts from one
 * moment (inclusive) until another (exclusive), so that when it stops counting can be told in advance.
 *
 * Months are calendar months in UTC with the time of day kept; a day that the target month lacks becomes its last day
 * (29 February plus 12 months is 28 February). Days are always 24 hours.
 */
export type Window = RollingWindow | CalendarWindow | SinceWindow

export type RollingWindow = { readonly kind: 'rolling'; readonly unit: 'months' | 'days'; readonly length: number }

/**
 * Whole months, quarters or years: the last `count` of them, ending `back` periods before the one that runs. Years (and
 * with them quarters) begin with the month `starts`, 1 for January.
 *
 * `{ unit: 'year', count: 1, back: 1 }` is last year, `{ unit: 'month', count: 6, back: 0 }` this month and the five
 * before it, `{ unit: 'month', count: 1, back: 12 }` the same month of last year.
 */
export type CalendarWindow = {
  readonly kind: 'calendar'
  readonly unit: 'month' | 'quarter' | 'year'
  readonly count: number
  readonly back: number
  readonly starts: number
}

/** Everything from a day on, `2024-02-27`. */
export type SinceWindow = { readonly kind: 'since'; readonly day: string }

/** From `from` (inclusive) until `until` (exclusive, null without end), epoch ms. */
export type Span = { readonly from: number; readonly until: number | null }

const DAY = 86_400_000
const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** When something that happened at `at` (epoch ms) counts; null when it never does. */
export function countsDuring(window: Window, at: number): Span | null {
  if (window.kind === 'rolling') return { from: at, until: leavesWindow(window, at) }
  if (window.kind === 'since') return at < Date.parse(`${window.day}T00:00:00Z`) ? null : { from: at, until: null }
  const length = MONTHS[window.unit]
  const period = periodOf(window, at)
  return {
    from: Math.max(at, startOfMonth(window, period + window.back * length)),
    until: startOfMonth(window, period + (window.back + window.count) * length),
  }
}

/** The first moment (epoch ms) at which what happened at `from` (epoch ms) no longer counts. */
export function leavesWindow(window: RollingWindow, from: number): number {
  return window.unit === 'days' ? from + window.length * DAY : addMonths(from, window.length)
}

/** The first month of the period that `at` lies in, in months since the year 0, shifted by where years begin. */
function periodOf({ unit, starts }: CalendarWindow, at: number): number {
  const date = new Date(at)
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() - (starts - 1)
  return Math.floor(month / MONTHS[unit]) * MONTHS[unit]
}

const startOfMonth = ({ starts }: CalendarWindow, shifted: number): number => {
  const month = shifted + (starts - 1)
  return Date.UTC(Math.floor(month / 12), month - Math.floor(month / 12) * 12, 1)
}
