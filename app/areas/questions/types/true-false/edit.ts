import { readRich, type TypeEdit, writeRich } from '../../editor/type-edit'
import type { TrueFalse } from './schema'

export const trueFalseEdit: TypeEdit<TrueFalse> = {
  blank: [['answer', 'true']],
  write: ({ answer, rightFeedback, wrongFeedback }) => [
    ['answer', String(answer)],
    ...writeRich('rightFeedback', rightFeedback),
    ...writeRich('wrongFeedback', wrongFeedback),
  ],
  read: (fields) => ({
    answer: fields.text('answer') === 'true',
    rightFeedback: readRich(fields, 'rightFeedback'),
    wrongFeedback: readRich(fields, 'wrongFeedback'),
  }),
}
