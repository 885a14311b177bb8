import { atOnce } from '~/platform/at-once'
import { readAiken } from './aiken/import-aiken'
import { decodeSource } from './decode-source'
import { readGift } from './gift/import-gift'
import type { ImportResult } from './import-result'
import { readMoodleXml } from './moodle-xml/import-moodle-xml'

/** A file as it was uploaded, or text that was pasted. */
export type ImportSource = string | Uint8Array

type Reading = Generator<void, ImportResult>

/** Every format that questions can come in; a new one is a line here. No reader ever throws because of what it reads. */
const READERS = {
  gift: ofText(readGift),
  aiken: ofText(readAiken),
  'moodle-xml': ofText(readMoodleXml),
} as const satisfies Record<string, (source: ImportSource) => Reading>

export type ImportFormat = keyof typeof READERS
export const IMPORT_FORMATS = Object.keys(READERS) as ImportFormat[]

/** Reads a file of questions, with a verdict for each. Saves nothing. */
export const importQuestions = (format: ImportFormat, source: ImportSource): ImportResult =>
  atOnce(readQuestions(format, source))

/** The same in turns, so that a large file keeps nobody waiting. */
export const readQuestions = (format: ImportFormat, source: ImportSource): Reading => READERS[format](source)

/** A reader of text; bytes in no encoding that can be told are one problem of the whole file. */
function ofText(read: (text: string) => Reading) {
  return function* (source: ImportSource): Reading {
    const text = typeof source === 'string' ? source : decodeSource(source)
    if (text !== null) return yield* read(text)
    return {
      items: [],
      problems: [{ code: 'encoding-unknown', severity: 'error', line: 1, column: 1 }],
      categories: [],
    }
  }
}
