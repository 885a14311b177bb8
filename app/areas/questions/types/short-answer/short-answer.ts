import { lintAnswers } from '../../lint/lint-options'
import { isRight, reviewBase } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { readShortAnswer, writeShortAnswer } from './gift'
import { acceptedAnswer, markShortAnswer } from './mark'
import { foldText } from './match-pattern'
import { shortAnswerResponseSchema, shortAnswerSchema } from './schema'

export const shortAnswer = defineType({
  type: 'short-answer',
  label: 'types.short-answer',
  schema: shortAnswerSchema,
  responseSchema: shortAnswerResponseSchema,
  optionIds: () => [],
  isComplete: (_question, { text }) => text.trim() !== '',
  mark: markShortAnswer,
  deliver: (question) => ({ type: 'short-answer' as const, stem: parseRichText(question.stem) }),
  toOwnIds: (response) => response,
  parseForm: (name, { get }) => ({ text: get(name) ?? '' }),
  reveal(question, response, _order, show) {
    const mark = markShortAnswer(question, response)
    const feedback = mark.outcome === 'not-answered' ? undefined : acceptedAnswer(question, response)?.feedback
    const right = question.answers.filter(isRight).map(({ pattern }) => ({ text: pattern }))
    return {
      ...reviewBase(question, mark, wordsOf(response.text), show),
      ...(show.answers ? { rightAnswers: right } : {}),
      ...(show.feedback && feedback ? { feedback: parseRichText(feedback) } : {}),
    }
  },
  lint: (question) =>
    lintAnswers(
      question.answers,
      question.answers.map(({ pattern }) => foldText(pattern, question.caseSensitive).trim()),
    ),
  gift: { read: readShortAnswer, write: writeShortAnswer },
})

const wordsOf = (text: string) => (text.trim() === '' ? [] : [{ text: text.trim() }])
