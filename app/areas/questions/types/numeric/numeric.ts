import { ZERO } from '~/platform/rational'
import { lintNumbers } from '../../lint/lint-typed'
import { isRight, reviewBase } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { numberCategory } from './categories'
import { numericFields } from './fields'
import { readNumeric, writeNumeric } from './gift'
import { judgeNumber, markNumeric } from './mark'
import { numericMoodleXml } from './moodle-xml'
import { type Numeric, type NumericResponse, numericResponseSchema, numericSchema } from './schema'

export const numeric = defineType({
  type: 'numeric',
  label: 'types.numeric',
  schema: numericSchema,
  responseSchema: numericResponseSchema,
  manual: false,
  orderIsKey: false,
  isDeliverable: true,
  writtenBy: 'browser',
  optionIds: () => [],
  isComplete: (_question, response) => numericFields.isGiven(response),
  mark: markNumeric,
  guessScore: () => ZERO,
  categories: (question, response) => [numberCategory(question, response)],
  summarise: (_question, response) => wordsOf(response),
  deliver: (question) => ({
    type: 'numeric' as const,
    stem: parseRichText(question.stem),
    units: question.units?.list.map(({ symbol }) => symbol) ?? [],
    isUnitRequired: question.units?.required ?? false,
    /** The margin as a share (0.01 is 1 %), when it is the same for every answer and does not give a width away. */
    margin: sharedMargin(question),
  }),
  toOwnIds: (_question, response) => response,
  fields: numericFields,
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
  lint: lintNumbers,
  gift: { read: readNumeric, write: writeNumeric },
  moodleXml: numericMoodleXml,
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
