import { NO_DEFINITIONS, type Retirement } from '../language/definitions'
import type { Programme } from '../language/programme'

/** A certification of the catalogue, as rules should know it. */
export type OfferedCertification = {
  readonly slug: string
  /** The exam that earns it; null when there is none. */
  readonly exam: string | null
  /** The day (`2026-07-01`) from which on it cannot be earned any more; null while it can. */
  readonly retired: string | null
}

/** What rules are looked at with. */
export type Vendor = {
  readonly programme: Programme
  /** All that are offered; null when it is not known what is. */
  readonly offered: readonly OfferedCertification[] | null
}

/** The names of certifications that rules may mean; null when any may be. */
export function certificationNames({ programme, offered }: Vendor): readonly string[] | null {
  const declared = Object.keys((programme.definitions ?? NO_DEFINITIONS).certifications)
  return offered ? [...new Set([...declared, ...offered.map(({ slug }) => slug)])] : null
}

/** Can somebody still earn it when the version takes effect? */
export function isEarnable(slug: string, { programme, offered }: Vendor): boolean {
  if (retirementOf(slug, programme)) return false
  const found = offered?.find((certification) => certification.slug === slug)
  if (!found) return true
  return found.exam !== null && (found.retired === null || found.retired > programme.effective)
}

/** Can somebody be counted for it at all: earn it, or hold it from before? */
export function isCounted(slug: string, { programme, offered }: Vendor): boolean {
  const retirement = retirementOf(slug, programme)
  if (retirement) return retirement.countsAs === null && (retirement.countsUntil ?? '9999-12-31') > programme.effective
  return offered?.find((certification) => certification.slug === slug)?.exam !== null
}

/** What the rules themselves say of a certification that is no longer given. */
export const retirementOf = (slug: string, { definitions }: Programme): Retirement | undefined =>
  definitions?.retired?.[slug]
