import { compare, formatRational, ONE, type Rational, readRational, ZERO } from '~/platform/rational'
import type { Mark } from './mark'
import { inOrder, type OptionOrder } from './option-order'
import type { Option, QuestionBase } from './question-base'
import type { Review, ReviewOption, ReviewPart, Show, SummaryPart } from './review'
import { parseRichText, plainWords, type RichText } from './rich-text'

/** The fields of a review that every type fills alike. */
export function reviewBase(question: QuestionBase, mark: Mark, given: readonly SummaryPart[], show: Show): Review {
  return {
    type: question.type,
    stem: parseRichText(question.stem),
    given,
    ...(show.rightWrong ? { outcome: mark.outcome } : {}),
    ...(show.marks ? { fraction: formatRational(mark.fraction), reasons: mark.reasons } : {}),
    ...(show.feedback && question.generalFeedback ? { generalFeedback: parseRichText(question.generalFeedback) } : {}),
  }
}

/**
 * The options in the order the attempt showed them. Whether an unchosen option is right is part of the key; feedback
 * is given to what was chosen, and to every option once the key is shown.
 */
export function reviewOptions(options: readonly Option[], chosen: readonly string[], order: OptionOrder, show: Show) {
  return inOrder(options, order).map(({ shown, option }): ReviewOption => {
    const isChosen = chosen.includes(option.id)
    return {
      id: shown,
      text: parseRichText(option.text),
      chosen: isChosen,
      ...(show.answers || (show.rightWrong && isChosen) ? { right: isRight(option) } : {}),
      ...(show.answers && show.marks ? { fraction: option.fraction } : {}),
      ...(show.feedback && option.feedback && (isChosen || show.answers)
        ? { feedback: parseRichText(option.feedback) }
        : {}),
    }
  })
}

/** One part of a question with several answers, as far as `show` allows. */
export function reviewPart(
  part: {
    id: string
    prompt?: RichText
    given: SummaryPart | null
    fraction: Rational
    rightAnswers?: readonly SummaryPart[]
    feedback?: RichText | undefined
  },
  show: Show,
): ReviewPart {
  const { id, prompt, given, fraction, rightAnswers, feedback } = part
  return {
    id,
    given,
    ...(prompt ? { prompt: parseRichText(prompt) } : {}),
    ...(show.rightWrong ? { right: compare(fraction, ONE) >= 0 } : {}),
    ...(show.marks ? { fraction: formatRational(fraction) } : {}),
    ...(show.answers && rightAnswers ? { rightAnswers } : {}),
    ...(show.feedback && feedback && given ? { feedback: parseRichText(feedback) } : {}),
  }
}

/** An option is right when choosing it earns anything. */
export const isRight = (option: { fraction: string }): boolean => compare(readRational(option.fraction), ZERO) > 0

/** The words of the options with these ids, in the authored order. */
export const optionWords = (options: readonly Option[], ids: readonly string[]): SummaryPart[] =>
  options.filter((option) => ids.includes(option.id)).map((option) => ({ text: plainWords(option.text) }))
