import type { CorrectionFact, Fact } from '../facts/facts'
import type { Programme } from '../language/programme'

/**
 * The checker's own reading of facts and calendar, kept apart from `facts-as-known`, `window` and `platform/calendar` on
 * purpose: two ways to the same answer find each other's mistakes.
 */

/** Facts with corrections and early ends applied, one fact after the other. */
export function settle(known: readonly Fact[]): Fact[] {
  const newestFirst = known
    .filter((fact): fact is CorrectionFact => fact.kind === 'correction')
    .sort((a, b) => b.knownAt - a.knownAt || (a.id < b.id ? 1 : -1))
  const gone = new Set<string>()
  for (const { id, becomes, corrects } of newestFirst) if (!gone.has(id) && becomes === null) gone.add(corrects)
  const live = known
    .filter((fact) => !gone.has(fact.id))
    .map((fact) => {
      const mine = newestFirst.filter((correction) => correction.corrects === fact.id && !gone.has(correction.id))
      const value = <Key extends string>(key: Key) =>
        mine.find(({ becomes }) => becomes && Object.hasOwn(becomes, key))?.becomes
      const settled: Record<string, unknown> = { ...fact }
      for (const key of ['trueFrom', 'trueUntil', 'amount', 'numbers', 'roles', 'attributes'] as const)
        if (key in fact && value(key)?.[key] !== undefined) settled[key] = value(key)?.[key]
      return settled as Fact
    })
  const enders = live.filter(({ kind }) => kind === 'membership-ended' || kind === 'certificate-revoked')
  const settled = live
    .map((fact) => ({
      ...fact,
      trueUntil: enders.reduce<number | null>(
        (end, other) => (ended(fact, other) && (end === null || other.trueFrom < end) ? other.trueFrom : end),
        fact.trueUntil,
      ),
    }))
    .filter((fact) => fact.trueUntil === null || fact.trueUntil > fact.trueFrom)
  return settled.flatMap((fact) => {
    const next = settled.filter((other) => follows(other, fact)).map(({ trueFrom }) => trueFrom)
    const trueUntil = Math.min(fact.trueUntil ?? Number.POSITIVE_INFINITY, ...next)
    if (trueUntil <= fact.trueFrom) return []
    return [Number.isFinite(trueUntil) ? { ...fact, trueUntil } : fact]
  })
}

/** What is left of certificates whose certification the version calls retired, under the names that they count by. */
export function asRetired(settled: readonly Fact[], { definitions }: Programme): readonly Fact[] {
  const retired = new Map(Object.entries(definitions?.retired ?? {}))
  if (retired.size === 0) return settled
  const after = (fact: Fact, day: string | null | undefined) => day && fact.trueFrom >= Date.parse(day)
  return settled
    .filter((fact) => fact.kind !== 'certificate-held' || !after(fact, retired.get(fact.certification)?.countsUntil))
    .map((fact) => {
      const retirement = fact.kind === 'certificate-held' ? retired.get(fact.certification) : undefined
      if (fact.kind !== 'certificate-held' || !retirement) return fact
      const last = retirement.countsUntil === null ? null : Date.parse(retirement.countsUntil)
      const isCut = last !== null && (fact.trueUntil === null || fact.trueUntil > last)
      return { ...fact, certification: retirement.countsAs ?? fact.certification, ...(isCut && { trueUntil: last }) }
    })
}

/** Does a fact tell anew how the same thing is? Of two of one moment the later known does. */
function follows(later: Fact, fact: Fact): boolean {
  const isSame =
    (later.kind === 'profile' && fact.kind === 'profile') ||
    (later.kind === 'record' &&
      fact.kind === 'record' &&
      fact.key !== null &&
      later.record === fact.record &&
      later.key === fact.key)
  if (!isSame || later.id === fact.id || later.trueFrom < fact.trueFrom) return false
  if (later.trueFrom > fact.trueFrom) return true
  return later.knownAt === fact.knownAt ? later.id > fact.id : later.knownAt > fact.knownAt
}

function ended(fact: Fact, by: Fact): boolean {
  if (by.kind === 'membership-ended')
    return fact.kind === 'membership' && fact.personId === by.personId && fact.trueFrom < by.trueFrom
  if (by.kind !== 'certificate-revoked' || fact.kind !== 'certificate-held') return false
  if (by.revokes !== null) return by.revokes === fact.id
  return by.personId === fact.personId && by.certification === fact.certification && fact.trueFrom < by.trueFrom
}

/** Calendar months with the day cut to the month's last, or days of 24 hours, in UTC. */
export function plus(from: number, length: number, unit: 'months' | 'days'): number {
  if (unit === 'days') return from + length * 86_400_000
  const date = new Date(from)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + length]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) + (((from % 86_400_000) + 86_400_000) % 86_400_000)
}
