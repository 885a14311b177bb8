import { placeKey, rowsOf, tick } from '../../editor/draft'
import { readAnswerShare, writeAnswerShare } from '../../editor/options'
import { readRich, type TypeEdit, writeRich } from '../../editor/type-edit'
import type { ShortAnswer } from './schema'

export const shortAnswerEdit: TypeEdit<ShortAnswer> = {
  blank: [['answers', 'r1']],
  write: ({ caseSensitive, answers }) => [
    ...tick('caseSensitive', caseSensitive),
    ...rowsOf('answers', answers, placeKey, ({ pattern, fraction, feedback }, row) => [
      [`${row}.pattern`, pattern],
      writeAnswerShare(row, fraction),
      ...writeRich(`${row}.feedback`, feedback),
    ]),
  ],
  read: (fields) => ({
    caseSensitive: fields.isOn('caseSensitive'),
    answers: fields.rows('answers').map((key) => ({
      pattern: fields.text(`answers.${key}.pattern`),
      fraction: readAnswerShare(fields, `answers.${key}`),
      feedback: readRich(fields, `answers.${key}.feedback`),
    })),
  }),
}
