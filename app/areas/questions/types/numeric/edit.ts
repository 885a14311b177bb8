import { placeKey, rowsOf, tick } from '../../editor/draft'
import { readAnswerShare, writeAnswerShare } from '../../editor/options'
import { readDecimal } from '../../editor/share-text'
import { readRich, type TypeEdit, writeRich } from '../../editor/type-edit'
import type { Numeric } from './schema'

export const numericEdit: TypeEdit<Numeric> = {
  blank: [
    ['tolerance', 'nominal'],
    ['answers', 'r1'],
  ],
  write: ({ tolerance, answers, otherFeedback, units }) => [
    ['tolerance', tolerance],
    ...rowsOf('answers', answers, placeKey, ({ value, margin, fraction, feedback }, row) => [
      [`${row}.value`, value],
      [`${row}.margin`, margin === '0' ? '' : margin],
      writeAnswerShare(row, fraction),
      ...writeRich(`${row}.feedback`, feedback),
    ]),
    ...writeRich('otherFeedback', otherFeedback),
    ...tick('units.required', units?.required ?? false),
    ...rowsOf('units.list', units?.list ?? [], placeKey, ({ symbol, factor }, row) => [
      [`${row}.symbol`, symbol],
      [`${row}.factor`, factor],
    ]),
  ],
  read(fields) {
    const list = fields.rows('units.list').map((key) => ({
      symbol: fields.text(`units.list.${key}.symbol`),
      factor: readDecimal(fields.text(`units.list.${key}.factor`) || '1'),
    }))
    return {
      tolerance: fields.text('tolerance'),
      answers: fields.rows('answers').map((key) => ({
        value: readDecimal(fields.text(`answers.${key}.value`)),
        margin: readDecimal(fields.text(`answers.${key}.margin`) || '0'),
        fraction: readAnswerShare(fields, `answers.${key}`),
        feedback: readRich(fields, `answers.${key}.feedback`),
      })),
      otherFeedback: readRich(fields, 'otherFeedback'),
      units: list.length > 0 ? { required: fields.isOn('units.required'), list } : undefined,
    }
  },
}
