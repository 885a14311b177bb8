import { rowsOf } from '../../editor/draft'
import { readSeveralRight, writeSeveralRight } from '../../editor/options'
import { readRich, type TypeEdit, writeRich } from '../../editor/type-edit'
import type { MultipleResponse } from './schema'

export const multipleResponseEdit: TypeEdit<MultipleResponse> = {
  blank: [
    ['marking', 'right-minus-wrong'],
    ['options', 'a'],
    ['options', 'b'],
    ['options', 'c'],
    ['options', 'd'],
  ],
  write: ({ marking, options }) => [
    ['marking', marking],
    ...rowsOf(
      'options',
      options,
      ({ id }) => id,
      ({ text, feedback }, row) => [...writeRich(`${row}.text`, text), ...writeRich(`${row}.feedback`, feedback)],
    ),
    ...writeSeveralRight('options', options),
  ],
  read(fields) {
    const shares = readSeveralRight(fields, 'options')
    return {
      marking: fields.text('marking'),
      options: fields.rows('options').map((id) => ({
        id,
        text: readRich(fields, `options.${id}.text`),
        fraction: shares.get(id),
        feedback: readRich(fields, `options.${id}.feedback`),
      })),
    }
  },
}
