import type { Offer } from './plan'

/** One thing that a person does, and from when until when (epoch ms) it is done at their pace. */
export type PlannedItem = {
  readonly kind: 'course' | 'exam'
  readonly slug: string
  readonly minutes: number
  readonly isEstimate: boolean
  /** What it is done for. */
  readonly certification: string
  readonly from: number
  readonly until: number
  /** The exam rests until then, later than everything before it is done; null when nothing is waited for. */
  readonly waitsUntil: number | null
}

const WEEK = 7 * 86_400_000

/**
 * The earliest dates for what one person takes: one thing after the other, what must be held before first, each course
 * once and before the exam it is for, no exam before it may be sat.
 * @param of.minutesPerWeek how much of a week is learned; the work is spread evenly over it
 */
export function schedule(offers: readonly Offer[], of: { now: number; minutesPerWeek: number }): PlannedItem[] {
  const items: PlannedItem[] = []
  let moment = of.now
  const add = (
    item: Pick<PlannedItem, 'kind' | 'slug' | 'minutes' | 'isEstimate' | 'certification'>,
    notBefore = 0,
  ) => {
    const from = Math.max(moment, notBefore)
    const until = from + Math.ceil((item.minutes / of.minutesPerWeek) * WEEK)
    items.push({ ...item, from, until, waitsUntil: notBefore > moment ? notBefore : null })
    moment = until
  }
  for (const { certification, courses, exam, notBefore } of inOrder(offers)) {
    for (const { slug, minutes } of courses)
      if (!items.some((item) => item.kind === 'course' && item.slug === slug))
        add({ kind: 'course', slug, minutes, isEstimate: false, certification })
    add({ kind: 'exam', ...exam, certification }, notBefore ?? 0)
  }
  return items
}

/** What must be held before comes first; otherwise what need not wait, then by name. */
function inOrder(offers: readonly Offer[]): Offer[] {
  const left = offers.toSorted(
    (a, b) => (a.notBefore ?? 0) - (b.notBefore ?? 0) || (a.certification < b.certification ? -1 : 1),
  )
  const ordered: Offer[] = []
  while (left.length > 0) {
    const names = left.map(({ certification }) => certification)
    const ready = left.findIndex(({ after }) => !after.some((before) => names.includes(before)))
    // Certifications that ask for one another are ordered as they stand.
    ordered.push(...left.splice(Math.max(ready, 0), 1))
  }
  return ordered
}
