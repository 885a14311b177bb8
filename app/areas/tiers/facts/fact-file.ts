import { CsvError, parse } from 'csv-parse/sync'

/** One fact as a file tells it: its cells by their names, and the line (from 1) on which it begins, or its place in a list that has no lines of its own. */
export type FileLine = {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
  /** More cells than the header has names. */
  readonly extra: boolean
}

export type FileFormat = 'csv' | 'json'

/** Why nothing of a file can be used. */
export type FileProblemCode =
  | 'empty'
  | 'too-large'
  | 'too-many-lines'
  | 'not-text'
  | 'quotes'
  | 'json-wrong'
  | 'json-shape'
  | 'column-unknown'
  | 'column-twice'
  | 'column-missing'

export type FileProblem = {
  readonly code: FileProblemCode
  readonly params: Readonly<Record<string, string | number>>
}

export type ReadFactFile =
  | {
      readonly ok: true
      readonly format: FileFormat
      readonly columns: readonly string[]
      readonly lines: readonly FileLine[]
    }
  | { readonly ok: false; readonly problem: FileProblem }

/** How "no end" is written, and, in JSON only, an object without members. */
export const NONE = 'none'
export const EMPTY = '{}'

/**
 * The cells of a file of facts; the shape of both formats is in `read-facts.ts`. The format is told by the first sign:
 * JSON begins with a bracket. CSV is what spreadsheets write: commas, semicolons or tabs, columns in any order.
 * @param limits.lines how many facts may be in it
 */
export function readFactFile(text: string, limits: { lines: number } = { lines: 1_000_000 }): ReadFactFile {
  const plain = text.replace(/^\ufeff/, '')
  if (plain.trim() === '') return refuse('empty')
  return /^\s*[[{]/.test(plain) ? readJson(plain, limits) : readCsv(plain, limits)
}

const refuse = (code: FileProblemCode, params: FileProblem['params'] = {}): ReadFactFile => ({
  ok: false,
  problem: { code, params },
})

/** The text of a file: UTF-8, or what "Unicode text" is called in a spreadsheet: UTF-16 with its mark. Null for neither. */
export function textOfBytes(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function readCsv(text: string, limits: { lines: number }): ReadFactFile {
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // One more than may be, to tell that there are more; the header is a line too.
      to: limits.lines + 2,
      max_record_size: 20_000,
    }) as unknown as typeof records
  } catch (error) {
    if (error instanceof CsvError) return refuse('quotes', { line: Number(error.lines ?? 1) })
    throw error
  }
  const [header, ...rows] = records
  if (!header || rows.length === 0) return refuse('empty')
  if (rows.length > limits.lines) return refuse('too-many-lines', { limit: limits.lines })
  // Columns to the right that a spreadsheet kept without a name.
  while (header.record.length > 1 && header.record.at(-1)?.trim() === '') header.record.pop()
  const columns = header.record.map((name) => name.trim().toLowerCase())
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice !== undefined) return refuse('column-twice', { name: twice })
  const lines = rows
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    .map(({ record, info }): FileLine => {
      // The parser counts the lines up to the end of the record; cells may go over several.
      const line = info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0)
      return {
        line,
        cells: Object.fromEntries(columns.map((name, index) => [name, record[index] ?? ''])),
        extra: record.slice(columns.length).some((cell) => cell.trim() !== ''),
      }
    })
  return lines.length === 0 ? refuse('empty') : { ok: true, format: 'csv', columns, lines }
}

/** The sign that stands most often in the first line. */
function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? ''
  const count = (sign: string) => header.split(sign).length
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}

function readJson(text: string, limits: { lines: number }): ReadFactFile {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    return refuse('json-wrong', { line: lineOfError(text, error) })
  }
  const list = isObject(parsed) ? parsed.facts : parsed
  if (!Array.isArray(list)) return refuse('json-shape')
  if (list.length === 0) return refuse('empty')
  if (list.length > limits.lines) return refuse('too-many-lines', { limit: limits.lines })
  const starts = linesOfItems(text, Array.isArray(parsed) ? 1 : 2)
  // A program may write all facts on one line: then their places in the list tell them apart.
  const isByLine = starts.every((line, place) => place === 0 || line > (starts[place - 1] ?? 0))
  const lines: FileLine[] = []
  for (const [index, item] of list.entries()) {
    const line = isByLine ? (starts[index] ?? index + 1) : index + 1
    const cells = isObject(item) ? cellsOf(item) : null
    if (cells === null) return refuse('json-shape', { line })
    lines.push({ line, cells, extra: false })
  }
  const columns = [...new Set(lines.flatMap(({ cells }) => Object.keys(cells)))]
  return { ok: true, format: 'json', columns, lines }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members of an object by their names; members of members as `becomes.attributes.line`. Null for what is no fact. */
function cellsOf(item: Record<string, unknown>, prefix = ''): Record<string, string> | null {
  const cells: Record<string, string> = {}
  for (const [name, value] of Object.entries(item)) {
    const path = prefix + name
    if (isObject(value)) {
      const below = cellsOf(value, `${path}.`)
      if (below === null) return null
      Object.assign(cells, below)
      if (Object.keys(value).length === 0) cells[path] = EMPTY
    } else if (Array.isArray(value)) {
      if (!value.every((one) => typeof one === 'string')) return null
      cells[path] = value.length === 0 ? NONE : value.join(' ')
    } else if (value === null) {
      if (name === 'until') cells[path] = NONE
    } else cells[path] = String(value)
  }
  return cells
}

/** Where an error of the JSON parser is, as engines write it in different ways. */
function lineOfError(text: string, error: unknown): number {
  const said = error instanceof Error ? error.message : ''
  const place = /position (\d+)/.exec(said)?.[1]
  if (place !== undefined) return text.slice(0, Number(place)).split('\n').length
  return Number(/line (\d+)/.exec(said)?.[1] ?? text.trimEnd().split('\n').length)
}

/** The line on which each object begins that stands so deep in the text; the text is known to be JSON. */
function linesOfItems(text: string, depth: number): number[] {
  const lines: number[] = []
  let line = 1
  let deep = 0
  let isQuoted = false
  for (let place = 0; place < text.length; place++) {
    const sign = text[place]
    if (sign === '\n') line++
    else if (isQuoted && sign === '\\') place++
    else if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && (sign === '{' || sign === '[')) {
      if (deep === depth) lines.push(line)
      deep++
    } else if (!isQuoted && (sign === '}' || sign === ']')) deep--
  }
  return lines
}
