import { type DraftField, type Fields, placeKey, rowsOf, tick } from '../../editor/draft'
import { readAnswerShare, readOneRight, writeAnswerShare, writeOneRight } from '../../editor/options'
import { readCount, readDecimal } from '../../editor/share-text'
import { readRich, type TypeEdit, writeRich } from '../../editor/type-edit'
import type { Cloze, Gap } from './schema'

/**
 * The answers of a gap are one list of rows, whatever its kind: so another kind keeps what was typed. A row's text is the
 * option, the pattern or the number.
 */
export const clozeEdit: TypeEdit<Cloze> = {
  blank: [
    ['gaps', 'gap-1'],
    ['gaps.gap-1.kind', 'text'],
    ['gaps.gap-1.answers', 'a'],
  ],
  alias: { options: 'answers', value: 'text', pattern: 'text' },
  rowName: { gaps: 'gap' },
  write: ({ gaps }) =>
    rowsOf(
      'gaps',
      gaps,
      ({ id }) => id,
      (gap, row) => [
        [`${row}.kind`, gap.kind],
        [`${row}.weight`, gap.weight === 1 ? '' : String(gap.weight)],
        ...writeAnswers(gap, row),
      ],
    ),
  read: (fields) => ({ gaps: fields.rows('gaps').map((id) => readGap(fields, id, `gaps.${id}`)) }),
}

function writeAnswers(gap: Gap, row: string): DraftField[] {
  const list = `${row}.answers`
  if (gap.kind === 'choice')
    return [
      ...rowsOf(
        list,
        gap.options,
        ({ id }) => id,
        ({ text, feedback }, answer) => [[`${answer}.text`, text], ...writeRich(`${answer}.feedback`, feedback)],
      ),
      ...writeOneRight(`${row}.right`, list, gap.options),
    ]
  if (gap.kind === 'text')
    return [
      ...tick(`${row}.caseSensitive`, gap.caseSensitive),
      ...rowsOf(list, gap.answers, placeKey, ({ pattern, fraction, feedback }, answer) => [
        [`${answer}.text`, pattern],
        writeAnswerShare(answer, fraction),
        ...writeRich(`${answer}.feedback`, feedback),
      ]),
    ]
  return [
    [`${row}.tolerance`, gap.tolerance],
    ...rowsOf(list, gap.answers, placeKey, ({ value, margin, fraction, feedback }, answer) => [
      [`${answer}.text`, value],
      [`${answer}.margin`, margin === '0' ? '' : margin],
      writeAnswerShare(answer, fraction),
      ...writeRich(`${answer}.feedback`, feedback),
    ]),
  ]
}

function readGap(fields: Fields, id: string, row: string): Record<string, unknown> {
  const kind = fields.text(`${row}.kind`)
  const list = `${row}.answers`
  const common = { id, kind, weight: readCount(fields.text(`${row}.weight`)) ?? 1 }
  const feedbackOf = (key: string) => readRich(fields, `${list}.${key}.feedback`)
  const textOf = (key: string) => fields.text(`${list}.${key}.text`)
  if (kind === 'choice')
    return {
      ...common,
      options: fields.rows(list).map((key) => ({
        id: key,
        text: textOf(key),
        fraction: readOneRight(fields, `${row}.right`, list, key),
        feedback: feedbackOf(key),
      })),
    }
  if (kind === 'text')
    return {
      ...common,
      caseSensitive: fields.isOn(`${row}.caseSensitive`),
      answers: fields.rows(list).map((key) => ({
        pattern: textOf(key),
        fraction: readAnswerShare(fields, `${list}.${key}`),
        feedback: feedbackOf(key),
      })),
    }
  return {
    ...common,
    tolerance: fields.text(`${row}.tolerance`) || 'nominal',
    answers: fields.rows(list).map((key) => ({
      value: readDecimal(textOf(key)),
      margin: readDecimal(fields.text(`${list}.${key}.margin`) || '0'),
      fraction: readAnswerShare(fields, `${list}.${key}`),
      feedback: feedbackOf(key),
    })),
  }
}
