import { CsvError, parse } from 'csv-parse/sync'
import { REQUEST_FIELDS, type RequestField, type TypedRequest } from './support'

export const REQUEST_FILE = { bytes: 1_000_000, lines: 2_000 } as const

export type RequestFileProblem = 'too-large' | 'not-text' | 'empty' | 'columns' | 'quotes' | 'too-many-lines'
export type ReadRequestFile =
  | { ok: true; lines: { line: number; typed: TypedRequest }[] }
  | { ok: false; problem: RequestFileProblem }

/** Reads a CSV with the columns `reference`, `subject`, `asked` and, if there is one, `answered`; in any order. */
export function readRequestFile(bytes: Uint8Array): ReadRequestFile {
  if (bytes.length > REQUEST_FILE.bytes) return { ok: false, problem: 'too-large' }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, problem: 'not-text' }
  }
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      delimiter: text.split(/\r?\n/, 1)[0]?.includes(';') ? ';' : ',',
      ...{ info: true, bom: true, relax_column_count: true, skip_empty_lines: true, to: REQUEST_FILE.lines + 2 },
    }) as unknown as typeof records
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, problem: 'quotes' }
    throw error
  }
  const [header, ...rows] = records
  if (!header || rows.length === 0) return { ok: false, problem: 'empty' }
  if (rows.length > REQUEST_FILE.lines) return { ok: false, problem: 'too-many-lines' }
  const columns = header.record.map((name) => name.trim().toLowerCase())
  const isKnown = columns.every((name) => (REQUEST_FIELDS as readonly string[]).includes(name))
  const needed: readonly RequestField[] = ['reference', 'subject', 'asked']
  if (!isKnown || needed.some((name) => columns.filter((column) => column === name).length !== 1))
    return { ok: false, problem: 'columns' }
  const lines = rows.map(({ record, info }) => ({
    line: info.lines,
    typed: Object.fromEntries(
      REQUEST_FIELDS.map((field) => [field, record[columns.indexOf(field)] ?? '']),
    ) as TypedRequest,
  }))
  return { ok: true, lines }
}
