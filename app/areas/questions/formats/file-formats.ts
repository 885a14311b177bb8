import { IMPORT_FORMATS, type ImportFormat } from './import-questions'

/** Formats that questions come in as files; a QTI package is a zip, which only a server opens. */
export type FileFormat = ImportFormat | 'qti'
export const FILE_FORMATS: readonly FileFormat[] = [...IMPORT_FORMATS, 'qti']

/** The name of each format in the namespace `questions`. */
export const FORMAT_LABELS = {
  gift: 'formats.gift',
  aiken: 'formats.aiken',
  'moodle-xml': 'formats.moodle-xml',
  qti: 'formats.qti',
  csv: 'formats.csv',
} as const satisfies Record<FileFormat | 'csv', string>

/** The endings by which a file's format is guessed when nobody says it; the first that fits. */
export const FORMAT_ENDINGS: Readonly<Record<FileFormat, readonly string[]>> = {
  gift: ['gift'],
  aiken: ['txt'],
  'moodle-xml': ['xml'],
  qti: ['zip'],
}

export function formatByEnding(fileName: string): FileFormat | null {
  const ending = fileName.split('.').at(-1)?.toLowerCase() ?? ''
  return FILE_FORMATS.find((format) => FORMAT_ENDINGS[format].includes(ending)) ?? null
}
