import type { Question } from './registry'

/** A pool as its author keeps it in files. */
export type ParsedPool = {
  slug: string
  title: string
  questions: readonly PooledQuestion[]
  /** Pictures that its questions show. */
  media?: readonly PoolPicture[]
}

export type PoolPicture = { sha256: string; mediaType: string; bytes: Uint8Array }

/** `externalId` names the question for good: another text under the same id is another version of it. */
export type PooledQuestion = {
  externalId: string
  state: 'trial' | 'live'
  hash: string
  question: Question
  /** The file that it was read from, relative to the content folder, and the line where it begins there. */
  file?: string
  line: number
}

export type QuestionState = 'trial' | 'live' | 'retired'
export const QUESTION_STATES: readonly QuestionState[] = ['live', 'trial', 'retired']

/** A question tagged so is drawn without counting, until its statistics are known. */
export const TRIAL_TAG = 'state:trial'
