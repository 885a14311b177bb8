import type { Problem } from '../problems'

export type GiftFormat = 'moodle' | 'plain' | 'markdown' | 'html'
/** Text with its escapes resolved. `moodle` is GIFT's own notation: plain text in which HTML may occur. */
export type GiftText = { readonly format: GiftFormat; readonly text: string }

/** A weight is the percentage as written ("33.33333"), or null where `=` and `~` alone decide. */
export type GiftAnswer = {
  readonly right: boolean
  readonly weight: string | null
  readonly text: GiftText
  readonly feedback: GiftText | null
}

/** Numbers stay decimal texts, so that nothing is rounded on the way. `any` catches every other number. */
export type GiftNumber =
  | { readonly kind: 'value'; readonly value: string; readonly tolerance: string | null }
  | { readonly kind: 'range'; readonly low: string; readonly high: string }
  | { readonly kind: 'any' }
export type GiftNumericAnswer = Omit<GiftAnswer, 'text'> & { readonly number: GiftNumber }

type GiftBase = {
  /** First and last line of the question in its file, counted from 1. */
  readonly line: number
  readonly endLine: number
  readonly title: string | null
  /** With a missing word, the gap is written `_____`. */
  readonly stem: GiftText
  readonly gap: boolean
  readonly generalFeedback: GiftText | null
  readonly id: string | null
  readonly tags: readonly string[]
  readonly category: string | null
}

/** The answers of one question, by type. */
export type GiftAnswers =
  | { readonly type: 'single-choice' | 'multiple-response' | 'short-answer'; readonly answers: readonly GiftAnswer[] }
  | {
      readonly type: 'true-false'
      readonly isTrue: boolean
      readonly wrongFeedback: GiftText | null
      readonly rightFeedback: GiftText | null
    }
  | { readonly type: 'numeric'; readonly answers: readonly GiftNumericAnswer[] }
  | { readonly type: 'matching'; readonly pairs: readonly { readonly question: GiftText; readonly answer: string }[] }
  | { readonly type: 'essay' | 'description' }

export type ParsedGift = GiftBase & GiftAnswers

/** One block of a file: a question that was understood, or the problems why not. */
export type GiftBlock = {
  readonly line: number
  readonly endLine: number
  readonly source: string
  readonly title: string | null
  readonly question: ParsedGift | null
  readonly problems: readonly Problem[]
}
