import type { Question } from '~/areas/questions/registry'
import type { Certainty } from '../modes/certainty-mark'
import type { Delivered } from '../modes/mode-settings'
import type { ScoreScale } from './scaled-score'

/** One question of an attempt as it was asked and answered: everything pinned, so that it can be marked at any time. */
export type SheetItem = {
  itemId: string
  position: number
  sectionId: string
  /** the version that was asked */
  versionId: string
  question: Question
  /** the attempt's order of the question's parts */
  order: readonly string[]
  /** as the browser sent it; undefined when nothing counts */
  response: unknown
  /** how sure its author said they were of the response that counts */
  certainty: Certainty | null
  /** the responses that were checked while the attempt ran, in order */
  tries: readonly unknown[]
  /** fraction text */
  maxMark: string
  scored: boolean
}

/** All that the mark of an attempt is made from, but for corrections and the marks of people. */
export type AnswerSheet = {
  examId: string
  /** whether and how answers could be checked while the attempt ran */
  delivered: Delivered
  items: readonly SheetItem[]
  passMark: string
  sections: readonly { id: string; title: string; passMark?: string }[]
  scaledScore?: ScoreScale
}
