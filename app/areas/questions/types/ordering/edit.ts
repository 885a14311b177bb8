import { rowsOf } from '../../editor/draft'
import { readRich, type TypeEdit, writeRich } from '../../editor/type-edit'
import type { Ordering } from './schema'

export const orderingEdit: TypeEdit<Ordering> = {
  blank: [
    ['marking', 'longest-common-order'],
    ['items', 'a'],
    ['items', 'b'],
    ['items', 'c'],
  ],
  write: ({ marking, items }) => [
    ['marking', marking],
    ...rowsOf(
      'items',
      items,
      ({ id }) => id,
      ({ text }, row) => writeRich(`${row}.text`, text),
    ),
  ],
  read: (fields) => ({
    marking: fields.text('marking'),
    items: fields.rows('items').map((id) => ({ id, text: readRich(fields, `items.${id}.text`) })),
  }),
}
