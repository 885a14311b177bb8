import { equals, ONE, readRational, sum, toNumber } from '~/platform/rational'
import type { Finding } from '../../lint/finding'
import { lintOptions } from '../../lint/lint-options'
import { inOrder, ownId } from '../../option-order'
import { isRight, optionWords, reviewBase, reviewOptions } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { readMultipleResponse, writeMultipleResponse } from './gift'
import { markMultipleResponse } from './mark'
import { type MultipleResponse, multipleResponseResponseSchema, multipleResponseSchema } from './schema'

export const multipleResponse = defineType({
  type: 'multiple-response',
  label: 'types.multiple-response',
  schema: multipleResponseSchema,
  responseSchema: multipleResponseResponseSchema,
  optionIds: (question) => question.options.map(({ id }) => id),
  isComplete: (_question, { choices }) => choices.some((id) => id !== ''),
  mark: markMultipleResponse,
  deliver: (question, order) => ({
    type: 'multiple-response' as const,
    stem: parseRichText(question.stem),
    options: inOrder(question.options, order).map(({ shown, option }) => ({
      id: shown,
      text: parseRichText(option.text),
    })),
  }),
  toOwnIds: ({ choices }, order) => ({ choices: choices.filter((id) => id !== '').map((id) => ownId(id, order)) }),
  parseForm: (name, { getAll }) => ({ choices: getAll(name).filter((id) => id !== '') }),
  reveal(question, response, order, show) {
    const given = optionWords(question.options, response.choices)
    const right = question.options.filter(isRight).map(({ id }) => id)
    return {
      ...reviewBase(question, markMultipleResponse(question, response), given, show),
      options: reviewOptions(question.options, response.choices, order, show),
      ...(show.answers ? { rightAnswers: optionWords(question.options, right) } : {}),
    }
  },
  lint: (question) => [...lintOptions(question.options), ...lintWeights(question)],
  gift: { read: readMultipleResponse, write: writeMultipleResponse },
})

/** The right options together must earn exactly everything; in the other ways of marking they always do. */
function lintWeights({ marking, options }: MultipleResponse): Finding[] {
  const total = sum(options.filter(isRight).map(({ fraction }) => readRational(fraction)))
  if (marking !== 'weighted' || !options.some(isRight) || equals(total, ONE)) return []
  return [{ code: 'weights-not-whole', params: { share: toNumber(total) } }]
}
