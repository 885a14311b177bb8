import type { RankDefinition } from '../language/definitions'
import { effectiveFrom, type Programme } from '../language/programme'

/** The last moment (epoch ms, the start of a day in UTC) at which a rank is taken by a version, up to `now`; null for none. */
export function lastTaken(programme: Programme, { taken }: RankDefinition, now: number): number | null {
  const year = new Date(now).getUTCFullYear()
  const days = [year - 1, year].flatMap((of) => taken.map((day) => Date.parse(`${of}-${day}T00:00:00Z`)))
  const due = days.filter((at) => at <= now && at >= effectiveFrom(programme))
  return due.length === 0 ? null : Math.max(...due)
}
