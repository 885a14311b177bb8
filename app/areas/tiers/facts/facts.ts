/**
 * What rules read. Facts are append-only and dated twice: `trueFrom`/`trueUntil` say when the thing holds in the world,
 * `knownAt` when Rung learned of it. All times are epoch milliseconds UTC; an interval includes its start and excludes
 * its end, and `trueUntil: null` means "no end is known".
 *
 * Nothing is ever changed in place: an end that comes early is a fact of its own (`certificate-revoked`,
 * `membership-ended`), a mistake is put right by a `correction`.
 */
export type Fact =
  | MembershipFact
  | MembershipEndedFact
  | CertificateHeldFact
  | CertificateRevokedFact
  | CourseCompletedFact
  | MetricFact
  | RecordFact
  | AttestationFact
  | CompetencyFact
  | ProfileFact
  | DemotionApprovedFact
  | TierKeptFact
  | CorrectionFact

type Dated = {
  readonly id: string
  readonly partnerId: string
  readonly trueFrom: number
  readonly trueUntil: number | null
  readonly knownAt: number
  /** Where it came from, for people: an event, a CSV row, an API key. */
  readonly source: string
  /** Free dimensions that a rule may filter on: product line, region, customer. */
  readonly attributes: Readonly<Record<string, string>>
}

/** The person works for the partner, in these roles. A change of roles is an end and a new membership. */
export type MembershipFact = Dated & {
  readonly kind: 'membership'
  readonly personId: string
  readonly roles: readonly string[]
  readonly because: 'joined' | 'roles' | 'opened'
}

/** At `trueFrom` the person's memberships that began earlier end; one that begins at that moment follows them. */
export type MembershipEndedFact = Dated & {
  readonly kind: 'membership-ended'
  readonly personId: string
  readonly because: 'left' | 'roles' | 'closed'
}

/** The person, while with this partner, holds the certification (its slug). */
export type CertificateHeldFact = Dated & {
  readonly kind: 'certificate-held'
  readonly personId: string
  readonly certification: string
}

/** At `trueFrom` the named fact ends, or, without a name, all of the person's for the certification begun earlier. */
export type CertificateRevokedFact = Dated & {
  readonly kind: 'certificate-revoked'
  readonly personId: string
  readonly certification: string
  readonly revokes: string | null
}

/** The person, while with this partner, completed the course (its slug). */
export type CourseCompletedFact = Dated & {
  readonly kind: 'course-completed'
  readonly personId: string
  readonly course: string
}

/**
 * An amount of a declared metric, at `trueFrom`; money in major units. `amount` is a canonical rational: "1250/1".
 * Money without a `currency` (ISO 4217) is in the programme's.
 */
export type MetricFact = Dated & {
  readonly kind: 'metric'
  readonly metric: string
  readonly amount: string
  readonly currency?: string
}

/**
 * A record of a kind that the programme declares. With a `key` it tells how a thing is from `trueFrom` on (an app, a
 * customer), until the next record of the same key; without, that something happened then (a deal).
 */
export type RecordFact = Dated & {
  readonly kind: 'record'
  readonly record: string
  readonly key: string | null
  readonly personId: string | null
  /** Canonical rationals by field; money in major units of `currency`, the programme's when there is none. */
  readonly numbers: Readonly<Record<string, string>>
  readonly currency?: string
}

/** Somebody vouches for something for a time: a business plan approved, an exception granted. */
export type AttestationFact = Dated & {
  readonly kind: 'attestation'
  readonly attestation: string
  readonly personId: string | null
}

/** The partner is granted a competency, by somebody rather than by rules. */
export type CompetencyFact = Dated & { readonly kind: 'competency'; readonly competency: string }

/** What kind of partner it is from `trueFrom` on (its region, country, segment, in `attributes`), until the next profile. */
export type ProfileFact = Dated & { readonly kind: 'profile' }

/** Somebody of the vendor agrees that the tier is taken away, if it is still not earned; for a loss that was known then. */
export type DemotionApprovedFact = Dated & {
  readonly kind: 'demotion-approved'
  /** Slug of the track. */
  readonly track: string
  readonly tier: string
}

/**
 * Somebody of the vendor keeps the tier until `trueUntil` though it is not earned: an exception with an owner and a reason
 * (`attributes.owner`, `attributes.evidence`), for a loss that was known then.
 */
export type TierKeptFact = Dated & {
  readonly kind: 'tier-kept'
  /** Slug of the track. */
  readonly track: string
  readonly tier: string
}

/** Replaces what the corrected fact said, or withdraws it (`becomes: null`). A correction may itself be withdrawn. */
export type CorrectionFact = Dated & {
  readonly kind: 'correction'
  readonly corrects: string
  readonly becomes: Replacement | null
}

export type Replacement = {
  readonly trueFrom?: number
  readonly trueUntil?: number | null
  readonly amount?: string
  readonly numbers?: Readonly<Record<string, string>>
  readonly roles?: readonly string[]
  readonly attributes?: Readonly<Record<string, string>>
}

/** The facts that count by themselves, after ends and corrections were applied. */
export type StandingFact = Exclude<
  Fact,
  MembershipEndedFact | CertificateRevokedFact | CorrectionFact | DemotionApprovedFact | TierKeptFact
>

/** Is a dated interval running at `at` (epoch ms)? */
export const isCurrent = (fact: { trueFrom: number; trueUntil: number | null }, at: number): boolean =>
  fact.trueFrom <= at && (fact.trueUntil === null || at < fact.trueUntil)
