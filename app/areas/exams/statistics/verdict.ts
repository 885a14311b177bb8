import type { QuestionFigures } from './question-figures'

/** Below this many attempts chance alone looks like a verdict, so none is given. */
export const LEAST_FOR_VERDICTS = 30
export const TOO_HARD = 0.2
export const TOO_EASY = 0.95
/** From here on a question on trial is worth its place, in percent. */
export const WORTH_ITS_PLACE = 20

export const FLAGS = [
  'negative-discrimination',
  'distractor-beats-key',
  'too-hard',
  'too-easy',
  'longest-is-right',
] as const
export type Flag = (typeof FLAGS)[number]

export type Verdict = {
  flags: Flag[]
  /** too few attempts for what the marks say; flags of the text alone may be there all the same */
  held: boolean
}

/** What is wrong with a question, worst first. */
export function verdictOf(
  figures: Pick<QuestionFigures, 'n' | 'facilityIndex' | 'discriminationIndex'>,
  of: { distractorBeatsKey: boolean; longestIsRight: boolean },
): Verdict {
  const held = figures.n < LEAST_FOR_VERDICTS
  const facility = figures.facilityIndex.value
  const discrimination = figures.discriminationIndex.value
  const found: Record<Flag, boolean> = {
    'negative-discrimination': !held && discrimination !== null && discrimination < 0,
    'distractor-beats-key': !held && of.distractorBeatsKey,
    'too-hard': !held && facility !== null && facility < TOO_HARD,
    'too-easy': !held && facility !== null && facility > TOO_EASY,
    'longest-is-right': of.longestIsRight,
  }
  return { flags: FLAGS.filter((flag) => found[flag]), held }
}

export type TrialVerdict =
  | { verdict: 'held' }
  | { verdict: 'ready' }
  | { verdict: 'not-yet'; reasons: (Flag | 'weak-discrimination' | 'no-discrimination')[] }

/** Whether a question on trial may count: neither too hard nor too easy, no flag, and it tells people apart. */
export function trialVerdict(
  figures: Pick<QuestionFigures, 'n' | 'facilityIndex' | 'discriminationIndex'>,
  verdict: Verdict,
): TrialVerdict {
  if (verdict.held) return { verdict: 'held' }
  const discrimination = figures.discriminationIndex.value
  const weak =
    discrimination === null
      ? (['no-discrimination'] as const)
      : discrimination >= 0 && discrimination < WORTH_ITS_PLACE
        ? (['weak-discrimination'] as const)
        : []
  const reasons = [...verdict.flags, ...weak]
  return reasons.length === 0 ? { verdict: 'ready' } : { verdict: 'not-yet', reasons }
}
