import { readRubric, writeRubric } from '../../editor/rubric-fields'
import { readCount } from '../../editor/share-text'
import { readRich, type TypeEdit, writeRich } from '../../editor/type-edit'
import type { Essay } from './schema'

export const essayEdit: TypeEdit<Essay> = {
  blank: [],
  write: ({ length, template, rubric, guide }) => [
    ['length.minWords', String(length?.minWords ?? '')],
    ['length.maxWords', String(length?.maxWords ?? '')],
    ['template', template ?? ''],
    ...writeRich('guide', guide),
    ...writeRubric(rubric),
  ],
  read(fields) {
    const minWords = readCount(fields.text('length.minWords'))
    const maxWords = readCount(fields.text('length.maxWords'))
    return {
      length: minWords === undefined && maxWords === undefined ? undefined : { minWords, maxWords },
      template: fields.text('template') || undefined,
      rubric: readRubric(fields),
      guide: readRich(fields, 'guide'),
    }
  },
}
