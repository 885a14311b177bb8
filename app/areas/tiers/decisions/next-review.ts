import { addMonths } from '~/platform/calendar'
import type { TransitionPolicy } from '../language/programme'

/**
 * The next day (epoch ms) on which the policy gives or takes tiers: the first review day of the year after `now`, or the
 * next full year since the tier was given. Null where nothing waits for a day.
 */
export function nextReview(
  { promote, demote }: TransitionPolicy,
  { now, heldSince }: { readonly now: number; readonly heldSince: number },
): number | null {
  const days = [promote, demote].flatMap((policy) => (policy.kind === 'at-reviews' ? policy.days : []))
  const year = new Date(now).getUTCFullYear()
  const reviews = [year, year + 1].flatMap((of) => days.map((day) => Date.parse(`${of}-${day}T00:00:00Z`)))
  const ahead = [...reviews, ...(demote.kind === 'at-anniversary' ? anniversaries(heldSince, year) : [])].filter(
    (at) => at > now,
  )
  return ahead.length === 0 ? null : Math.min(...ahead)
}

const anniversaries = (since: number, year: number): number[] => {
  const years = year - new Date(since).getUTCFullYear()
  return [years, years + 1].filter((count) => count > 0).map((count) => addMonths(since, 12 * count))
}
