export type Phase = 'first-round' | 'second-round' | 'closed'

export const phaseOf = (panel: { second_round_at: number | null; closed_at: number | null }): Phase =>
  panel.closed_at !== null ? 'closed' : panel.second_round_at !== null ? 'second-round' : 'first-round'

/** A second round with nobody to compare with is none. */
export const LEAST_JUDGES = 2

export type StepDecision = { allowed: true } | { allowed: false; reason: 'too-few-judges' | 'wrong-phase' }

/** Whether the second round may begin: once two judges have handed in, each for themselves. */
export function maySeeOthers(phase: Phase, handedIn: number): StepDecision {
  if (phase !== 'first-round') return { allowed: false, reason: 'wrong-phase' }
  return handedIn < LEAST_JUDGES ? { allowed: false, reason: 'too-few-judges' } : { allowed: true }
}

export const mayClose = (phase: Phase): StepDecision =>
  phase === 'second-round' ? { allowed: true } : { allowed: false, reason: 'wrong-phase' }

export type RatingProblem = { questionId: string; problem: 'missing' | 'not-a-step' }

/** Ratings as a form sends them, by question; empty for none. Whoever hands in has rated everything. */
export function readRatings(
  questionIds: readonly string[],
  typed: ReadonlyMap<string, string>,
  handsIn: boolean,
): { ratings: Map<string, number>; problems: RatingProblem[] } {
  const ratings = new Map<string, number>()
  const problems: RatingProblem[] = []
  for (const questionId of questionIds) {
    const text = typed.get(questionId)?.trim() ?? ''
    if (text === '') {
      if (handsIn) problems.push({ questionId, problem: 'missing' })
      continue
    }
    const rating = /^\d{1,3}$/.test(text) ? Number(text) : -1
    if (rating < 0 || rating > 100 || rating % 5 !== 0) problems.push({ questionId, problem: 'not-a-step' })
    else ratings.set(questionId, rating)
  }
  return { ratings, problems }
}
