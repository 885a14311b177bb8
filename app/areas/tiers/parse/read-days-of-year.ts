import type { Node } from 'yaml'
import type { Reader } from './reader'

/** Days of each year, `[03-01, 09-01]`, in order; 29 February is not in each. */
export function readDaysOfYear(node: Node | null, reader: Reader): string[] | null {
  const days = reader.items(node)?.map((item) => {
    const text = reader.text(item)
    const exists = text !== null && /^\d\d-\d\d$/.test(text) && isDayOfEveryYear(text)
    return exists ? text : text === null ? null : reader.report(item, 'bad-review-day', { text: text.slice(0, 60) })
  })
  if (!days?.every((day) => day !== null)) return null
  return reader.distinct(node, days) ? days.toSorted() : null
}

const isDayOfEveryYear = (day: string): boolean => {
  const at = Date.parse(`2026-${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(5, 10) === day
}
