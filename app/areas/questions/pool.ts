import type { Question } from './registry'

/** A pool as its author keeps it in one file. */
export type ParsedPool = { slug: string; title: string; questions: readonly PooledQuestion[] }

/** `externalId` names the question for good: another text under the same id is another version of it. */
export type PooledQuestion = {
  externalId: string
  state: 'trial' | 'live'
  hash: string
  question: Question
  /** Where the question begins in its file. */
  line: number
}

export type QuestionState = 'trial' | 'live' | 'retired'
export const QUESTION_STATES: readonly QuestionState[] = ['live', 'trial', 'retired']

/** A question tagged so is drawn without counting, until its statistics are known. */
export const TRIAL_TAG = 'state:trial'
