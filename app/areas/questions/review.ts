import type { Outcome } from './mark'
import type { Reason } from './reasons'
import type { RichBlock } from './rich-text/nodes'
import type { Picture, Shape } from './types/hotspot/schema'

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

/** One part of a question with several answers: a prompt to match, a gap, a place in an order. */
export type ReviewPart = {
  /** The id the attempt showed. */
  readonly id: string
  /** What is asked here, when it has words of its own. */
  readonly prompt?: readonly RichBlock[]
  /** What was answered here; null for nothing. */
  readonly given: SummaryPart | null
  readonly right?: boolean
  /** What this part earned of its own points, as `formatRational` writes it. */
  readonly fraction?: string
  readonly rightAnswers?: readonly SummaryPart[]
  readonly feedback?: readonly RichBlock[]
}

/** A picture with places; their ids are those of the options beside it. */
type ReviewPicture = {
  readonly image: Picture
  readonly regions: readonly { readonly id: string; readonly shape: Shape }[]
}

/** One answered question in review. A field that the policy does not show is absent, not empty. */
export type Review = {
  readonly type: string
  readonly stem: readonly RichBlock[]
  /** What was answered, in words. */
  readonly given: readonly SummaryPart[]
  readonly options?: readonly ReviewOption[]
  readonly parts?: readonly ReviewPart[]
  readonly picture?: ReviewPicture
  readonly outcome?: Outcome
  readonly fraction?: string
  readonly reasons?: readonly Reason[]
  readonly rightAnswers?: readonly SummaryPart[]
  /** Feedback to this answer, when it does not belong to one option. */
  readonly feedback?: readonly RichBlock[]
  readonly generalFeedback?: readonly RichBlock[]
}
