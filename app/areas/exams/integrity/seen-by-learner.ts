import type { Reason } from './worth-a-look'

/**
 * What a learner is told of the evidence: counts, and times of their own. Nothing of whoever the answers are like, no
 * question by name or number, and nothing of which answers were right: that is for the review that the exam allows.
 */
export type Seen =
  /** `attempts`: how many others are like it in the same numbers. */
  | { code: 'similar-answers'; shared: number; identical: number; expected: number; attempts: number }
  | { code: 'fast-attempt'; answered: number; mean: number; usualMean: number }
  | { code: 'before-reading'; answers: number; took: number; reading: number }
  | { code: 'focus-lost' | 'paste'; count: number; usual: number }

/** What is told of several pieces of evidence; what would be said twice in the same words is said once. */
export function seenTogether(reasons: readonly Reason[]): Seen[] {
  const seen: Seen[] = []
  for (const one of reasons.map(seenByLearner)) {
    const same = seen.findIndex((other) => wordsOf(other) === wordsOf(one))
    const known = seen[same]
    if (known === undefined) seen.push(one)
    else if (known.code === 'similar-answers') seen[same] = { ...known, attempts: known.attempts + 1 }
  }
  return seen
}

/** What the words are made of: chance is told to one decimal. */
const wordsOf = (seen: Seen): string =>
  JSON.stringify({ ...seen, attempts: 0, ...('expected' in seen && { expected: seen.expected.toFixed(1) }) })

function seenByLearner(reason: Reason): Seen {
  switch (reason.code) {
    case 'similar-answers': {
      const { code, shared, identical, expected } = reason
      return { code, shared, identical, expected, attempts: 1 }
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
