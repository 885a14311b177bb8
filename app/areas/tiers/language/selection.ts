import type { Condition } from './condition'
import type { Window } from './window'

/** Sources that every programme has; others are the programme's own metrics and records, by their names. */
export const SOURCES = ['people', 'certificates', 'courses', 'competencies'] as const

/** Which items of a source: those of the window, of these those that fulfil every condition, of these the first few. */
export type Selection = {
  readonly source: string
  /** For what happens at a moment. What lasts is taken as it is at the date, and has no window. */
  readonly window: Window | null
  readonly where: readonly Condition[]
  /** Those with the greatest (or least) number under `by`; of equals those that came first, then by their keys. */
  readonly top: { readonly by: string; readonly count: number; readonly order: 'greatest' | 'least' | 'latest' } | null
}
