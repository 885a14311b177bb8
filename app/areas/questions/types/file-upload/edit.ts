import { readRubric, writeRubric } from '../../editor/rubric-fields'
import { readCount } from '../../editor/share-text'
import { readRich, type TypeEdit, writeRich } from '../../editor/type-edit'
import type { FileUpload } from './schema'

const KILOBYTE = 1024

/** The largest file is said in kilobytes, and in bytes where it is no whole number of them. */
export const fileUploadEdit: TypeEdit<FileUpload> = {
  blank: [
    ['accept', 'pdf, docx, odt'],
    ['mostFiles', '1'],
    ['mostBytes', '5120'],
    ['mostBytes.unit', 'kilobytes'],
  ],
  write: ({ accept, mostFiles, mostBytes, rubric, guide }) => [
    ['accept', accept.join(', ')],
    ['mostFiles', String(mostFiles)],
    ['mostBytes', String(mostBytes % KILOBYTE === 0 ? mostBytes / KILOBYTE : mostBytes)],
    ['mostBytes.unit', mostBytes % KILOBYTE === 0 ? 'kilobytes' : 'bytes'],
    ...writeRich('guide', guide),
    ...writeRubric(rubric),
  ],
  read(fields) {
    const size = readCount(fields.text('mostBytes'))
    const unit = fields.text('mostBytes.unit') === 'bytes' ? 1 : KILOBYTE
    return {
      accept: fields
        .text('accept')
        .split(/[\s,;،]+/)
        .map((ending) => ending.replace(/^\./, '').toLowerCase())
        .filter(Boolean),
      mostFiles: readCount(fields.text('mostFiles')),
      mostBytes: typeof size === 'number' ? size * unit : size,
      rubric: readRubric(fields),
      guide: readRich(fields, 'guide'),
    }
  },
}
