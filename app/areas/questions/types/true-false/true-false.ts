import type { SummaryPart } from '../../review'
import { reviewBase } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { readTrueFalse, writeTrueFalse } from './gift'
import { markTrueFalse } from './mark'
import { trueFalseResponseSchema, trueFalseSchema } from './schema'

export const trueFalse = defineType({
  type: 'true-false',
  label: 'types.true-false',
  schema: trueFalseSchema,
  responseSchema: trueFalseResponseSchema,
  optionIds: () => [],
  isComplete: (_question, { value }) => value !== null,
  mark: markTrueFalse,
  deliver: (question) => ({ type: 'true-false' as const, stem: parseRichText(question.stem) }),
  toOwnIds: (response) => response,
  parseForm(name, { get }) {
    const value = get(name)
    return { value: value === 'true' ? true : value === 'false' ? false : null }
  },
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
})

const wordOf = (value: boolean): SummaryPart => ({ label: value ? 'answers.true' : 'answers.false' })
