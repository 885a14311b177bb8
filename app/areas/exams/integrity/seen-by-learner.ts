import type { Reason } from './worth-a-look'

/**
 * What a learner is told of the evidence: counts, and times of their own. Nothing of whoever the answers are like, no
 * question by name or number, and nothing of which answers were right: that is for the review that the exam allows.
 */
export type Seen =
  | { code: 'similar-answers'; shared: number; identical: number; expected: number }
  | { code: 'fast-attempt'; answered: number; mean: number; usualMean: number }
  | { code: 'before-reading'; answers: number; took: number; reading: number }
  | { code: 'focus-lost' | 'paste'; count: number; usual: number }

export function seenByLearner(reason: Reason): Seen {
  switch (reason.code) {
    case 'similar-answers': {
      const { code, shared, identical, expected } = reason
      return { code, shared, identical, expected }
    }
    case 'fast-attempt': {
      const { code, answered, mean, usualMean } = reason
      return { code, answered, mean, usualMean }
    }
    case 'before-reading': {
      const { code, answers, took, reading } = reason
      return { code, answers, took, reading }
    }
    case 'focus-lost':
    case 'paste': {
      const { code, count, usual } = reason
      return { code, count, usual }
    }
  }
}
