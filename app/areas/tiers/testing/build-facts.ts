import type {
  AttestationFact,
  CertificateHeldFact,
  CertificateRevokedFact,
  CompetencyFact,
  CorrectionFact,
  Fact,
  MembershipEndedFact,
  MembershipFact,
  MetricFact,
  ProfileFact,
  RecordFact,
  Replacement,
} from '../facts/facts'

/**
 * Short ways to write facts in tests. Days are texts (`2026-03-14`, UTC midnight); a fact is known from the day it is
 * true unless `known` says otherwise.
 */
export const day = (text: string): number => Date.parse(`${text}T00:00:00Z`)

type Extra = { id?: string; known?: string; attributes?: Record<string, string> }

const dated = (fallbackId: string, from: string, until: string | null, { id, known, attributes }: Extra) => ({
  id: id ?? fallbackId,
  partnerId: 'bluefern',
  trueFrom: day(from),
  trueUntil: until === null ? null : day(until),
  knownAt: day(known ?? from),
  source: 'test',
  attributes: attributes ?? {},
})

export const member = (
  personId: string,
  roles: string[],
  from: string,
  until: string | null = null,
  extra: Extra = {},
): MembershipFact => ({
  kind: 'membership',
  personId,
  roles,
  because: 'joined',
  ...dated(`member-${personId}-${from}`, from, until, extra),
})

export const left = (personId: string, from: string, extra: Extra = {}): MembershipEndedFact => ({
  kind: 'membership-ended',
  personId,
  because: 'left',
  ...dated(`left-${personId}-${from}`, from, null, extra),
})

export const held = (
  personId: string,
  certification: string,
  from: string,
  until: string | null = null,
  extra: Extra = {},
): CertificateHeldFact => ({
  kind: 'certificate-held',
  personId,
  certification,
  ...dated(`${personId}-${certification}-${from}`, from, until, extra),
})

export const revoked = (
  personId: string,
  certification: string,
  from: string,
  { revokes = null, ...extra }: Extra & { revokes?: string | null } = {},
): CertificateRevokedFact => ({
  kind: 'certificate-revoked',
  personId,
  certification,
  revokes,
  ...dated(`revoked-${personId}-${certification}`, from, null, extra),
})

export const metric = (name: string, amount: string, from: string, extra: Extra = {}): MetricFact => ({
  kind: 'metric',
  metric: name,
  amount,
  ...dated(`${name}-${from}-${amount}`, from, null, extra),
})

export const attested = (
  attestation: string,
  from: string,
  until: string | null = null,
  extra: Extra & { personId?: string } = {},
): AttestationFact => ({
  kind: 'attestation',
  attestation,
  personId: extra.personId ?? null,
  ...dated(`${attestation}-${from}`, from, until, extra),
})

export const correction = (of: Fact, becomes: Replacement | null, known: string, id?: string): CorrectionFact => ({
  kind: 'correction',
  corrects: of.id,
  becomes,
  ...dated(id ?? `correction-${of.id}-${known}`, known, null, {}),
})

/** How a thing is from a day on, or without a key something that happened then. */
export const record = (
  name: string,
  from: string,
  of: { key?: string; numbers?: Record<string, string>; currency?: string } & Extra = {},
): RecordFact => ({
  kind: 'record',
  record: name,
  key: of.key ?? null,
  personId: null,
  numbers: of.numbers ?? {},
  ...(of.currency && { currency: of.currency }),
  ...dated(`${name}-${of.key ?? ''}-${from}`, from, null, of),
})

export const granted = (
  competency: string,
  from: string,
  until: string | null = null,
  extra: Extra = {},
): CompetencyFact => ({
  kind: 'competency',
  competency,
  ...dated(`${competency}-${from}`, from, until, extra),
})

export const profile = (attributes: Record<string, string>, from: string, extra: Extra = {}): ProfileFact => ({
  kind: 'profile',
  ...dated(`profile-${from}`, from, null, { ...extra, attributes }),
})
