import { ZERO } from '~/platform/rational'
import { lintTexts } from '../../lint/lint-typed'
import { isRight, reviewBase } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { textCategory } from './categories'
import { shortAnswerFields } from './fields'
import { readShortAnswer, writeShortAnswer } from './gift'
import { acceptedAnswer, markShortAnswer } from './mark'
import { shortAnswerMoodleXml } from './moodle-xml'
import { shortAnswerResponseSchema, shortAnswerSchema } from './schema'

export const shortAnswer = defineType({
  type: 'short-answer',
  label: 'types.short-answer',
  schema: shortAnswerSchema,
  responseSchema: shortAnswerResponseSchema,
  manual: false,
  orderIsKey: false,
  isDeliverable: true,
  writtenBy: 'browser',
  optionIds: () => [],
  isComplete: (_question, response) => shortAnswerFields.isGiven(response),
  mark: markShortAnswer,
  guessScore: () => ZERO,
  categories: (question, response) => [textCategory(question, response.text)],
  summarise: (_question, { text }) => wordsOf(text),
  deliver: (question) => ({ type: 'short-answer' as const, stem: parseRichText(question.stem) }),
  toOwnIds: (_question, response) => response,
  fields: shortAnswerFields,
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
  lint: lintTexts,
  gift: { read: readShortAnswer, write: writeShortAnswer },
  moodleXml: shortAnswerMoodleXml,
})

const wordsOf = (text: string) => (text.trim() === '' ? [] : [{ text: text.trim() }])
