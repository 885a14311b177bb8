import { chosenCategories } from '../../chosen-categories'
import { guessOne } from '../../guess'
import { lintFullMarks, lintOptions } from '../../lint/lint-options'
import { inOrder, ownId } from '../../option-order'
import { isRight, optionWords, reviewBase, reviewOptions } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { singleChoiceFields } from './fields'
import { readSingleChoice, writeSingleChoice } from './gift'
import { markSingleChoice } from './mark'
import { singleChoiceMoodleXml } from './moodle-xml'
import { singleChoiceResponseSchema, singleChoiceSchema } from './schema'

export const singleChoice = defineType({
  type: 'single-choice',
  label: 'types.single-choice',
  schema: singleChoiceSchema,
  responseSchema: singleChoiceResponseSchema,
  manual: false,
  orderIsKey: false,
  isDeliverable: true,
  writtenBy: 'browser',
  optionIds: (question) => question.options.map(({ id }) => id),
  isComplete: (_question, response) => singleChoiceFields.isGiven(response),
  mark: markSingleChoice,
  guessScore: ({ options }) => guessOne(options),
  categories: (question, { choice }) => chosenCategories(question.options, choice === null ? [] : [choice]),
  summarise: ({ options }, { choice }) => optionWords(options, choice === null ? [] : [choice]),
  deliver: (question, order) => ({
    type: 'single-choice' as const,
    stem: parseRichText(question.stem),
    options: inOrder(question.options, order).map(({ shown, option }) => ({
      id: shown,
      text: parseRichText(option.text),
    })),
  }),
  toOwnIds: (_question, { choice }, order) => ({
    choice: choice === null || choice === '' ? null : ownId(choice, order),
  }),
  fields: singleChoiceFields,
  reveal(question, response, order, show) {
    const chosen = response.choice === null ? [] : [response.choice]
    return {
      ...reviewBase(question, markSingleChoice(question, response), optionWords(question.options, chosen), show),
      options: reviewOptions(question.options, chosen, order, show),
      ...(show.answers ? { rightAnswers: optionWords(question.options, rightIds(question.options)) } : {}),
    }
  },
  lint: (question) => [
    ...lintOptions(question.options),
    ...(question.options.some(isRight) ? lintFullMarks(question.options) : []),
  ],
  gift: { read: readSingleChoice, write: writeSingleChoice },
  moodleXml: singleChoiceMoodleXml,
})

const rightIds = (options: readonly { id: string; fraction: string }[]) => options.filter(isRight).map(({ id }) => id)
