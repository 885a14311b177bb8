import type { CertificateChange } from '~/areas/certifications/events'
import type { CorrectionFact, Fact } from '../facts/facts'
import { withdrawnFacts } from '../facts/facts-as-known'
import type { NewFact } from '../facts/new-fact'

/** A fact with the name of what it came from. */
export type SourcedFact = { fact: Fact; sourceKey: string }

export type ToRecord = { fact: NewFact; sourceKey: string }

/** Names of what facts about certificates come from. */
export const heldKey = (certificateId: string) => `certificate:${certificateId}:issued`
/** Goes on with the moment: a certificate may be revoked, given back and revoked again. */
export const revokedKey = (certificateId: string) => `certificate:${certificateId}:revoked:`
/** Goes on with the moment when it happens again. */
export const supersededKey = (certificateId: string) => `certificate:${certificateId}:superseded`

/**
 * The facts that a change of a certificate adds, for a partner: the same in a forecast and when it has happened.
 * Revocations and replacements are ends, what gives back withdraws them, another end of the certificate corrects it.
 * @param known the partner's facts
 * @param by what tells this change from another of the same certificate
 * @returns null while the issue of the certificate is not known
 */
export function factsOfChange(change: CertificateChange, known: readonly SourcedFact[], by: string): ToRecord[] | null {
  const { certificateId, organisationId: partnerId, personId, certificationSlug: certification, publicId } = change
  const about = { partnerId, source: publicId, attributes: {} }
  if (change.kind === 'issued') {
    const { issuedAt: trueFrom, expiresAt: trueUntil } = change
    const fact = { kind: 'certificate-held' as const, ...about, personId, certification, trueFrom, trueUntil }
    return [{ fact, sourceKey: heldKey(certificateId) }]
  }
  const held = known.find(({ sourceKey }) => sourceKey === heldKey(certificateId))?.fact
  if (!held) return null
  const correct = (corrects: string, becomes: CorrectionFact['becomes']): ToRecord => ({
    fact: { kind: 'correction', ...about, corrects, becomes, trueFrom: change.at, trueUntil: null },
    sourceKey: `certificate:${certificateId}:${change.kind}:${by}:${corrects}`,
  })
  const end = (sourceKey: string): ToRecord => ({
    fact: {
      kind: 'certificate-revoked',
      ...about,
      personId,
      certification,
      revokes: held.id,
      trueFrom: change.at,
      trueUntil: null,
    },
    sourceKey,
  })
  /** Ends of this kind that count. */
  const ends = (prefix: string) => {
    const withdrawn = withdrawnFacts(known.map(({ fact }) => fact))
    return known.filter(
      ({ fact, sourceKey }) =>
        sourceKey.startsWith(prefix) && fact.kind === 'certificate-revoked' && !withdrawn.has(fact.id),
    )
  }
  switch (change.kind) {
    case 'revoked':
      return [end(`${revokedKey(certificateId)}${change.at}`)]
    case 'superseded': {
      const plain = supersededKey(certificateId)
      return [end(known.some(({ sourceKey }) => sourceKey === plain) ? `${plain}:${by}` : plain)]
    }
    case 'reinstated':
      return ends(revokedKey(certificateId)).map(({ fact }) => correct(fact.id, null))
    case 'restored':
      return ends(supersededKey(certificateId)).map(({ fact }) => correct(fact.id, null))
    case 'expiry-changed':
      return [correct(held.id, { trueUntil: change.expiresAt })]
  }
}
