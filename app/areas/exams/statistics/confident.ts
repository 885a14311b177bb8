/** Answers that somebody was sure of, and how many of those were wrong. */
export type Confidence = { organisationId: string; asked: number; sure: number; sureAndWrong: number }

/** The highest of the three grades of certainty. */
const SURE = 3

/**
 * How often each partner's people are sure and earn nothing: what they believe is wrong, not what they do not know.
 * Answers without a certainty are left out; most wrong first.
 */
export function confidentlyWrong(
  answers: Iterable<{ organisationId: string; certainty: number; fraction: number }>,
): Confidence[] {
  const byOrganisation = new Map<string, Confidence>()
  for (const { organisationId, certainty, fraction } of answers) {
    if (certainty === 0) continue
    const known = byOrganisation.get(organisationId) ?? { organisationId, asked: 0, sure: 0, sureAndWrong: 0 }
    byOrganisation.set(organisationId, known)
    known.asked++
    if (certainty < SURE) continue
    known.sure++
    if (fraction <= 0) known.sureAndWrong++
  }
  const wrongShare = ({ sure, sureAndWrong }: Confidence) => (sure === 0 ? 0 : sureAndWrong / sure)
  return [...byOrganisation.values()].sort((a, b) => wrongShare(b) - wrongShare(a) || b.sureAndWrong - a.sureAndWrong)
}
