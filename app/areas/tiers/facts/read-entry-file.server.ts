import { CsvError, parse } from 'csv-parse/sync'
import {
  type FileProblemCode,
  IMPORT_COLUMNS,
  IMPORT_LIMITS,
  type ImportColumn,
  NEEDED_COLUMNS,
  type TypedLine,
} from './import-lines'

export type ReadEntryFile =
  | { ok: true; lines: TypedLine[] }
  /** Nothing of the file can be used. */
  | { ok: false; problem: { code: FileProblemCode; params: Record<string, string | number> } }

/**
 * Reads the CSV that spreadsheets write: commas, semicolons or tabs, with or without a byte order mark, columns in any
 * order. Either every line by its columns, or why the file cannot be read at all.
 */
export function readEntryFile(bytes: Uint8Array): ReadEntryFile {
  const refuse = (code: FileProblemCode, params: Record<string, string | number> = {}): ReadEntryFile => ({
    ok: false,
    problem: { code, params },
  })
  if (bytes.length > IMPORT_LIMITS.bytes) return refuse('too-large', { megabytes: IMPORT_LIMITS.bytes / 1e6 })
  const text = decode(bytes)
  if (text === null) return refuse('not-text')
  if (text.trim() === '') return refuse('empty')

  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // One more than may be, to tell that there are more; the header is a line too.
      to: IMPORT_LIMITS.lines + 2,
      max_record_size: 20_000,
    }) as unknown as typeof records
  } catch (error) {
    if (error instanceof CsvError) return refuse('quotes', { line: Number(error.lines ?? 1) })
    throw error
  }
  const [header, ...rows] = records
  if (!header || rows.length === 0) return refuse('empty')
  if (rows.length > IMPORT_LIMITS.lines) return refuse('too-many-lines', { limit: IMPORT_LIMITS.lines })

  const columns = header.record.map((name) => name.trim().toLowerCase())
  const unknown = columns.find((name) => !isColumn(name))
  if (unknown !== undefined) return refuse('column-unknown', { name: unknown.slice(0, 40) })
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice !== undefined) return refuse('column-twice', { name: twice })
  const missing = NEEDED_COLUMNS.find((name) => !columns.includes(name))
  if (missing !== undefined) return refuse('column-missing', { name: missing })

  const lines = rows
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    .map(({ record, info }): TypedLine => {
      const cellOf = (name: ImportColumn) => record[columns.indexOf(name)] ?? ''
      const cells = Object.fromEntries(IMPORT_COLUMNS.map((name) => [name, cellOf(name)])) as TypedLine['cells']
      // The parser counts the lines up to the end of the record; cells may go over several.
      const line = info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0)
      return { line, cells, extra: record.slice(columns.length).some((cell) => cell.trim() !== '') }
    })
  return lines.length === 0 ? refuse('empty') : { ok: true, lines }
}

const isColumn = (name: string): name is ImportColumn => (IMPORT_COLUMNS as readonly string[]).includes(name)

/** UTF-8, or what "Unicode text" is called in a spreadsheet: UTF-16 with its mark. */
function decode(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The sign that stands most often in the first line. */
function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? ''
  const count = (sign: string) => header.split(sign).length
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}
