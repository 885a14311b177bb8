import { ZERO } from '~/platform/rational'
import { commonCategory } from '../../category'
import { lintManual } from '../../lint/lint-rubric'
import { reviewBase } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { fileUploadFields } from './fields'
import { markFileUpload } from './mark'
import { fileUploadMoodleXml } from './moodle-xml'
import { type FileUploadResponse, fileUploadResponseSchema, fileUploadSchema } from './schema'

export const fileUpload = defineType({
  type: 'file-upload',
  label: 'types.file-upload',
  schema: fileUploadSchema,
  responseSchema: fileUploadResponseSchema,
  manual: true,
  orderIsKey: false,
  isDeliverable: true,
  writtenBy: 'server',
  optionIds: () => [],
  isComplete: (_question, response) => fileUploadFields.isGiven(response),
  mark: markFileUpload,
  guessScore: () => ZERO,
  categories: (_question, { files }) => [commonCategory(files.length > 0 ? 'written' : '')],
  summarise: (_question, response) => namesOf(response),
  deliver: (question) => ({
    type: 'file-upload' as const,
    stem: parseRichText(question.stem),
    accept: question.accept,
    mostFiles: question.mostFiles,
    mostBytes: question.mostBytes,
  }),
  toOwnIds: (_question, response) => response,
  fields: fileUploadFields,
  reveal: (question, response, _order, show) =>
    reviewBase(question, markFileUpload(question, response), namesOf(response), show),
  lint: lintManual,
  gift: null,
  moodleXml: fileUploadMoodleXml,
})

const namesOf = ({ files }: FileUploadResponse) => files.map(({ name }) => ({ text: name }))
