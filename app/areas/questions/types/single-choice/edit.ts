import { rowsOf } from '../../editor/draft'
import { readOneRight, writeOneRight } from '../../editor/options'
import { readRich, type TypeEdit, writeRich } from '../../editor/type-edit'
import type { SingleChoice } from './schema'

export const singleChoiceEdit: TypeEdit<SingleChoice> = {
  blank: [
    ['options', 'a'],
    ['options', 'b'],
    ['options', 'c'],
    ['options', 'd'],
    ['right', 'a'],
  ],
  write: ({ options }) => [
    ...rowsOf(
      'options',
      options,
      ({ id }) => id,
      ({ text, feedback }, row) => [...writeRich(`${row}.text`, text), ...writeRich(`${row}.feedback`, feedback)],
    ),
    ...writeOneRight('right', 'options', options),
  ],
  read: (fields) => ({
    options: fields.rows('options').map((id) => ({
      id,
      text: readRich(fields, `options.${id}.text`),
      fraction: readOneRight(fields, 'right', 'options', id),
      feedback: readRich(fields, `options.${id}.feedback`),
    })),
  }),
}
