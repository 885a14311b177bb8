import { addMonths } from '~/platform/calendar'

/**
 * How long a dated amount counts. A rolling window is read forwards: an amount counts from the moment it is true
 * (inclusive) until that moment plus the length (exclusive), so every amount counts for exactly one length and the
 * moment it stops counting can be told in advance.
 *
 * Months are calendar months in UTC with the time of day kept; a day that the target month lacks becomes its last day
 * (29 February plus 12 months is 28 February). Days are always 24 hours.
 */
export type Window = { readonly kind: 'rolling'; readonly unit: 'months' | 'days'; readonly length: number }

const DAY = 86_400_000

/** The first moment (epoch ms) at which an amount that became true at `from` (epoch ms) no longer counts. */
export function leavesWindow(window: Window, from: number): number {
  return window.unit === 'days' ? from + window.length * DAY : addMonths(from, window.length)
}

/** Does an amount that became true at `from` count at `at`? Both epoch ms. */
export function countsInWindow(window: Window, from: number, at: number): boolean {
  const age = at - from
  if (age < 0) return false
  if (window.unit === 'days') return age < window.length * DAY
  // No month is shorter than 28 or longer than 31 days: the calendar is asked only near the edge.
  if (age < window.length * 28 * DAY) return true
  return age < window.length * 31 * DAY && at < leavesWindow(window, from)
}
