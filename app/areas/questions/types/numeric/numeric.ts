import { lintAnswers } from '../../lint/lint-options'
import { isRight, reviewBase } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { readNumeric, writeNumeric } from './gift'
import { judgeNumber, markNumeric } from './mark'
import { type Numeric, type NumericResponse, numericResponseSchema, numericSchema } from './schema'

export const numeric = defineType({
  type: 'numeric',
  label: 'types.numeric',
  schema: numericSchema,
  responseSchema: numericResponseSchema,
  optionIds: () => [],
  isComplete: (_question, { text }) => text.trim() !== '',
  mark: markNumeric,
  deliver: (question) => ({
    type: 'numeric' as const,
    stem: parseRichText(question.stem),
    units: question.units?.list.map(({ symbol }) => symbol) ?? [],
    isUnitRequired: question.units?.required ?? false,
    /** The margin as a share (0.01 is 1 %), when it is the same for every answer and does not give a width away. */
    margin: sharedMargin(question),
  }),
  toOwnIds: (response) => response,
  parseForm(name, { get }) {
    const unit = get(`${name}.unit`)
    return { text: get(name) ?? '', ...(unit ? { unit } : {}) }
  },
  reveal(question, response, _order, show) {
    const mark = markNumeric(question, response)
    const accepted = mark.outcome === 'not-answered' ? null : judgeNumber(question, response).accepted
    const feedback = accepted ? accepted.feedback : question.otherFeedback
    const right = question.answers.filter(isRight).map(({ value }) => ({ text: value }))
    return {
      ...reviewBase(question, mark, wordsOf(response), show),
      ...(show.answers ? { rightAnswers: right } : {}),
      ...(show.feedback && feedback && mark.outcome !== 'not-answered' ? { feedback: parseRichText(feedback) } : {}),
    }
  },
  lint: (question) =>
    lintAnswers(
      question.answers,
      question.answers.map(({ value, margin }) => `${value}:${margin}`),
    ),
  gift: { read: readNumeric, write: writeNumeric },
})

function sharedMargin({ tolerance, answers }: Numeric): string | null {
  const margins = new Set(answers.map(({ margin }) => margin))
  const [margin] = margins
  return tolerance !== 'nominal' && margins.size === 1 && margin !== undefined && margin !== '0' ? margin : null
}

function wordsOf({ text, unit }: NumericResponse) {
  const typed = text.trim()
  return typed === '' ? [] : [{ text: unit ? `${typed} ${unit}` : typed }]
}
