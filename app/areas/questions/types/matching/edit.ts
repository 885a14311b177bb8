import { rowsOf } from '../../editor/draft'
import { readRich, type TypeEdit, writeRich } from '../../editor/type-edit'
import type { Matching } from './schema'

export const matchingEdit: TypeEdit<Matching> = {
  blank: [
    ['marking', 'per-pair'],
    ['answers', 'x'],
    ['answers', 'y'],
    ['answers', 'z'],
    ['prompts', 'a'],
    ['prompts.a.answer', 'x'],
    ['prompts', 'b'],
    ['prompts.b.answer', 'y'],
    ['prompts', 'c'],
    ['prompts.c.answer', 'z'],
  ],
  write: ({ marking, prompts, answers }) => [
    ['marking', marking],
    ...rowsOf(
      'prompts',
      prompts,
      ({ id }) => id,
      ({ text, answer, feedback }, row) => [
        ...writeRich(`${row}.text`, text),
        [`${row}.answer`, answer],
        ...writeRich(`${row}.feedback`, feedback),
      ],
    ),
    ...rowsOf(
      'answers',
      answers,
      ({ id }) => id,
      ({ text }, row) => writeRich(`${row}.text`, text),
    ),
  ],
  read: (fields) => ({
    marking: fields.text('marking'),
    prompts: fields.rows('prompts').map((id) => ({
      id,
      text: readRich(fields, `prompts.${id}.text`),
      answer: fields.text(`prompts.${id}.answer`),
      feedback: readRich(fields, `prompts.${id}.feedback`),
    })),
    answers: fields.rows('answers').map((id) => ({ id, text: readRich(fields, `answers.${id}.text`) })),
  }),
}
