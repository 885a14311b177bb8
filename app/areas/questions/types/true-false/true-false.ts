import { rational } from '~/platform/rational'
import { commonCategory } from '../../category'
import type { SummaryPart } from '../../review'
import { reviewBase } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { trueFalseFields } from './fields'
import { readTrueFalse, writeTrueFalse } from './gift'
import { markTrueFalse } from './mark'
import { trueFalseMoodleXml } from './moodle-xml'
import { trueFalseResponseSchema, trueFalseSchema } from './schema'

export const trueFalse = defineType({
  type: 'true-false',
  label: 'types.true-false',
  schema: trueFalseSchema,
  responseSchema: trueFalseResponseSchema,
  manual: false,
  orderIsKey: false,
  isDeliverable: true,
  writtenBy: 'browser',
  optionIds: () => [],
  isComplete: (_question, response) => trueFalseFields.isGiven(response),
  mark: markTrueFalse,
  guessScore: () => rational(1, 2),
  categories: ({ answer }, { value }) => [
    value === null ? commonCategory('') : commonCategory(`${value}`, value === answer ? '1/1' : '0/1'),
  ],
  summarise: (_question, { value }) => (value === null ? [] : [wordOf(value)]),
  deliver: (question) => ({ type: 'true-false' as const, stem: parseRichText(question.stem) }),
  toOwnIds: (_question, response) => response,
  fields: trueFalseFields,
  reveal(question, response, _order, show) {
    const mark = markTrueFalse(question, response)
    const feedback = mark.outcome === 'right' ? question.rightFeedback : question.wrongFeedback
    return {
      ...reviewBase(question, mark, response.value === null ? [] : [wordOf(response.value)], show),
      ...(show.answers ? { rightAnswers: [wordOf(question.answer)] } : {}),
      ...(show.feedback && feedback && mark.outcome !== 'not-answered' ? { feedback: parseRichText(feedback) } : {}),
    }
  },
  lint(question) {
    const silent = [question.rightFeedback, question.wrongFeedback].filter((feedback) => !feedback).length
    return silent > 0 && !question.generalFeedback ? [{ code: 'empty-feedback', params: { count: silent } }] : []
  },
  gift: { read: readTrueFalse, write: writeTrueFalse },
  moodleXml: trueFalseMoodleXml,
})

const wordOf = (value: boolean): SummaryPart => ({ label: value ? 'answers.true' : 'answers.false' })
