import type { Pace } from './pace'
import type { SignalCount } from './signals-beside-others'
import type { Similarity } from './similar-answers'

/** 1 slight, 2 clear, 3 strong. It orders the queue, and is nobody's guilt. */
export type Strength = 1 | 2 | 3

/** A likeness that chance gives less often than this, all comparisons in mind. */
const CLEAR = 0.001
const STRONG = 0.000_01

/** A sentence with its numbers. Times are milliseconds. */
export type Reason =
  | {
      code: 'similar-answers'
      shared: number
      bothWrong: number
      identical: number
      expected: number
      corrected: number
      people: number
    }
  | { code: 'fast-attempt'; answered: number; mean: number; usualMean: number; attempts: number; quick: number }
  | { code: 'before-reading'; answers: number; took: number; reading: number }
  | { code: 'focus-lost' | 'paste'; count: number; usual: number; others: number; asMany: number }

/** One kind of evidence; of likeness there is one for each other attempt. */
export type Found =
  | { kind: 'similarity'; otherAttemptId: string; strength: Strength; reasons: Reason[]; measured: MeasuredSimilarity }
  | { kind: 'pace'; strength: Strength; reasons: Reason[]; pace: Pace }
  | { kind: 'signals'; strength: Strength; reasons: Reason[]; counts: SignalCount[] }

export type MeasuredSimilarity = Extract<Similarity, { verdict: 'measured' }>

export type Look = { worth: false } | { worth: true; strength: Strength; found: Found[] }

/**
 * Should a person look at an attempt? Yes for answers like a colleague's that chance does not give, and for a pace at which
 * the exam cannot be worked on. Signals alone never are enough; beside something else they are told. Two kinds that do not
 * depend on each other say more than one. It decides about a look and nothing else: no mark, no verdict, no certificate.
 */
export function worthALook(evidence: {
  similar: readonly { otherAttemptId: string; similarity: Similarity }[]
  pace: Pace
  signals: readonly SignalCount[]
}): Look {
  const similar = evidence.similar.flatMap(({ otherAttemptId, similarity }) =>
    foundSimilarity(otherAttemptId, similarity),
  )
  const pace = foundPace(evidence.pace)
  const found = [...similar, ...pace]
  if (found.length === 0) return { worth: false }
  return { worth: true, strength: strengthOf(found), found: [...found, ...foundSignals(evidence.signals)] }
}

/** How strong some evidence is together; two kinds that do not depend on each other are one step more than the stronger. */
export function strengthOf(evidence: readonly { kind: Found['kind']; strength: number }[]): Strength {
  const kinds = new Set(evidence.map(({ kind }) => kind).filter((kind) => kind !== 'signals'))
  const most = Math.max(1, ...evidence.map(({ strength }) => strength))
  return Math.min(3, most + Math.max(0, kinds.size - 1)) as Strength
}

/** What likeness with one other attempt amounts to: nothing, or evidence. */
function foundSimilarity(otherAttemptId: string, measured: Similarity): Extract<Found, { kind: 'similarity' }>[] {
  if (measured.verdict === 'held' || measured.corrected > CLEAR) return []
  const { shared, bothWrong, identical, expected, corrected, people } = measured
  return [
    {
      kind: 'similarity',
      otherAttemptId,
      strength: corrected <= STRONG ? 3 : 2,
      reasons: [{ code: 'similar-answers', shared, bothWrong, identical, expected, corrected, people }],
      measured,
    },
  ]
}

function foundPace(pace: Pace): Found[] {
  if (!pace.isOutlier) return []
  const { answered, mean, usualMean, attempts, quick, unread } = pace
  const reasons: Reason[] = []
  if (pace.isFarBelow && usualMean !== null)
    reasons.push({ code: 'fast-attempt', answered, mean, usualMean, attempts, quick })
  if (unread) reasons.push({ code: 'before-reading', ...unread })
  return [{ kind: 'pace', strength: unread ? 2 : 1, reasons, pace }]
}

function foundSignals(signals: readonly SignalCount[]): Found[] {
  const reasons = signals.flatMap(({ kind, count, usual, others, asMany, isUnusual }): Reason[] =>
    isUnusual ? [{ code: kind, count, usual, others, asMany }] : [],
  )
  return reasons.length === 0 ? [] : [{ kind: 'signals', strength: 1, reasons, counts: [...signals] }]
}
