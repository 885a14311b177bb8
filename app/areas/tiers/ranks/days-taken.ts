import type { RankDefinition } from '../language/definitions'
import { effectiveFrom, type Programme } from '../language/programme'

/** The last moment (epoch ms, the start of a day in UTC) at which a rank is taken by a version, up to `now`; null for none. */
export const lastTaken = (programme: Programme, rank: RankDefinition, now: number): number | null =>
  daysTaken(programme, rank, now).at(-1) ?? null

/** Every moment at which a rank is taken by a version that stays in force, up to `until`, in order. */
export function daysTaken(programme: Programme, { taken }: RankDefinition, until: number): number[] {
  const from = effectiveFrom(programme)
  const first = new Date(from).getUTCFullYear()
  const years = Math.max(0, new Date(until).getUTCFullYear() - first + 1)
  return Array.from({ length: years }, (_, place) => first + place)
    .flatMap((year) => taken.map((day) => Date.parse(`${year}-${day}T00:00:00Z`)))
    .filter((at) => at >= from && at <= until)
    .sort((a, b) => a - b)
}
