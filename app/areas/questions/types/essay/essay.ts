import { ZERO } from '~/platform/rational'
import { commonCategory } from '../../category'
import { lintManual } from '../../lint/lint-rubric'
import { reviewBase } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { shorten } from '../../shorten'
import { defineType } from '../define-type'
import { essayFields } from './fields'
import { readEssay, writeEssay } from './gift'
import { hasWords, markEssay } from './mark'
import { essayMoodleXml } from './moodle-xml'
import { essayResponseSchema, essaySchema } from './schema'

export const essay = defineType({
  type: 'essay',
  label: 'types.essay',
  schema: essaySchema,
  responseSchema: essayResponseSchema,
  manual: true,
  orderIsKey: false,
  isDeliverable: true,
  writtenBy: 'browser',
  optionIds: () => [],
  isComplete: hasWords,
  mark: markEssay,
  guessScore: () => ZERO,
  categories: (question, response) => [commonCategory(hasWords(question, response) ? 'written' : '')],
  summarise: (question, response) => (hasWords(question, response) ? [{ text: shorten(response.text) }] : []),
  deliver: (question) => ({
    type: 'essay' as const,
    stem: parseRichText(question.stem),
    ...(question.length ? { length: question.length } : {}),
    ...(question.template ? { template: question.template } : {}),
  }),
  toOwnIds: (_question, response) => response,
  fields: essayFields,
  reveal(question, response, _order, show) {
    const given = hasWords(question, response) ? [{ text: response.text.trim() }] : []
    return reviewBase(question, markEssay(question, response), given, show)
  },
  lint: lintManual,
  gift: { read: readEssay, write: writeEssay },
  moodleXml: essayMoodleXml,
})
