import type { Outcome } from './mark'
import type { Reason } from './reasons'
import type { RichBlock } from './rich-text/nodes'

/** What a review may show now; the exam's policy decides each by phase. */
export type Show = {
  /** The share earned and why. */
  readonly marks: boolean
  /** Whether what was answered is right. */
  readonly rightWrong: boolean
  /** The key: every right answer. */
  readonly answers: boolean
  /** The author's explanations. */
  readonly feedback: boolean
}

export const SHOW_NOTHING: Show = { marks: false, rightWrong: false, answers: false, feedback: false }
export const SHOW_EVERYTHING: Show = { marks: true, rightWrong: true, answers: true, feedback: true }

/** A part of an answer in words: authored or typed text, or the label of a message. */
export type SummaryPart = { readonly text: string } | { readonly label: 'answers.true' | 'answers.false' }

export type ReviewOption = {
  /** The id the attempt showed. */
  readonly id: string
  readonly text: readonly RichBlock[]
  readonly chosen: boolean
  readonly right?: boolean
  /** The share of this option as `formatRational` writes it. */
  readonly fraction?: string
  readonly feedback?: readonly RichBlock[]
}

/** One answered question in review. A field that the policy does not show is absent, not empty. */
export type Review = {
  readonly type: string
  readonly stem: readonly RichBlock[]
  /** What was answered, in words. */
  readonly given: readonly SummaryPart[]
  readonly options?: readonly ReviewOption[]
  readonly outcome?: Outcome
  readonly fraction?: string
  readonly reasons?: readonly Reason[]
  readonly rightAnswers?: readonly SummaryPart[]
  /** Feedback to this answer, when it does not belong to one option. */
  readonly feedback?: readonly RichBlock[]
  readonly generalFeedback?: readonly RichBlock[]
}
