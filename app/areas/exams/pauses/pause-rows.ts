import type { Pause } from '../delivery/deadline'

/** The rows of an attempt's pauses as the deadline looks at them. */
export const readPauses = (rows: readonly { from_at: number; to_at: number | null; reason: string }[]): Pause[] =>
  rows.map(({ from_at, to_at, reason }) => ({ from: from_at, to: to_at, why: reason }))
