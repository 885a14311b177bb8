import { importAiken } from './aiken/import-aiken'
import { decodeSource } from './decode-source'
import { importGift } from './gift/import-gift'
import type { ImportResult } from './import-result'
import { importMoodleXml } from './moodle-xml/import-moodle-xml'

/** A file as it was uploaded, or text that was pasted. */
export type ImportSource = string | Uint8Array

/** Every format that questions can come in; a new one is a line here. No reader ever throws because of what it reads. */
const READERS = {
  gift: ofText(importGift),
  aiken: ofText(importAiken),
  'moodle-xml': ofText(importMoodleXml),
} as const satisfies Record<string, (source: ImportSource) => ImportResult>

export type ImportFormat = keyof typeof READERS
export const IMPORT_FORMATS = Object.keys(READERS) as ImportFormat[]

/** Reads a file of questions, with a verdict for each. Saves nothing. */
export const importQuestions = (format: ImportFormat, source: ImportSource): ImportResult => READERS[format](source)

/** A reader of text; bytes in no encoding that can be told are one problem of the whole file. */
function ofText(read: (text: string) => ImportResult) {
  return (source: ImportSource): ImportResult => {
    const text = typeof source === 'string' ? source : decodeSource(source)
    if (text !== null) return read(text)
    return {
      items: [],
      problems: [{ code: 'encoding-unknown', severity: 'error', line: 1, column: 1 }],
      categories: [],
    }
  }
}
