import type { Candidate } from '../delivery/draw-items'

/** The mean share of the points that a question earned, and of how many answers. */
export type MeasuredFacility = { mean: number; answers: number }

type PredictedFacility = {
  /** 0..1: the share of its points that people are expected to earn */
  value: number
  /** where it comes from: enough answers, the author's label, or neither */
  from: 'measured' | 'label' | 'assumed'
}

/** Fewer answers than this say less than the author's label. */
const ENOUGH_ANSWERS = 10

/** What a label is taken for until answers are known. Assumptions, said on every page that rests on them. */
export const LABELLED: Readonly<Record<string, number>> = { easy: 0.85, medium: 0.65, hard: 0.45 }
export const ASSUMED = 0.65

export function predictFacility(
  { questionId, difficulty }: Candidate,
  measured: ReadonlyMap<string, MeasuredFacility>,
): PredictedFacility {
  const known = measured.get(questionId)
  if (known && known.answers >= ENOUGH_ANSWERS) return { value: known.mean, from: 'measured' }
  const labelled = difficulty === null ? undefined : LABELLED[difficulty]
  return labelled === undefined ? { value: ASSUMED, from: 'assumed' } : { value: labelled, from: 'label' }
}
