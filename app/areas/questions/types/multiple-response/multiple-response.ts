import { chosenCategories } from '../../chosen-categories'
import { guessSet } from '../../guess'
import { lintOptions, lintWeights } from '../../lint/lint-options'
import { inOrder, ownId } from '../../option-order'
import { isRight, optionWords, reviewBase, reviewOptions } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { multipleResponseFields } from './fields'
import { readMultipleResponse, writeMultipleResponse } from './gift'
import { markMultipleResponse } from './mark'
import { multipleResponseMoodleXml } from './moodle-xml'
import { multipleResponseResponseSchema, multipleResponseSchema } from './schema'

export const multipleResponse = defineType({
  type: 'multiple-response',
  label: 'types.multiple-response',
  schema: multipleResponseSchema,
  responseSchema: multipleResponseResponseSchema,
  manual: false,
  orderIsKey: false,
  isDeliverable: true,
  writtenBy: 'browser',
  optionIds: (question) => question.options.map(({ id }) => id),
  isComplete: (_question, response) => multipleResponseFields.isGiven(response),
  mark: markMultipleResponse,
  guessScore: ({ marking, options }) => guessSet(marking, options, options.length),
  categories: (question, { choices }) => chosenCategories(question.options, choices),
  summarise: ({ options }, { choices }) => optionWords(options, choices),
  deliver: (question, order) => ({
    type: 'multiple-response' as const,
    stem: parseRichText(question.stem),
    options: inOrder(question.options, order).map(({ shown, option }) => ({
      id: shown,
      text: parseRichText(option.text),
    })),
  }),
  toOwnIds: (_question, { choices }, order) => ({
    choices: choices.filter((id) => id !== '').map((id) => ownId(id, order)),
  }),
  fields: multipleResponseFields,
  reveal(question, response, order, show) {
    const given = optionWords(question.options, response.choices)
    const right = question.options.filter(isRight).map(({ id }) => id)
    return {
      ...reviewBase(question, markMultipleResponse(question, response), given, show),
      options: reviewOptions(question.options, response.choices, order, show),
      ...(show.answers ? { rightAnswers: optionWords(question.options, right) } : {}),
    }
  },
  lint: (question) => [...lintOptions(question.options), ...lintWeights(question.marking, question.options)],
  gift: { read: readMultipleResponse, write: writeMultipleResponse },
  moodleXml: multipleResponseMoodleXml,
})
