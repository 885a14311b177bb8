import { parseRational, toNumber } from '~/platform/rational'
import { type Column, type Matrix, matrixOf } from './matrix'

/** What is wrong with a table of marks. `line` counts from 1, as an editor does. */
type MatrixProblem = { line: number; message: string }

export type ReadMatrix =
  | { ok: true; matrix: Matrix /** the ids of the attempts where the table has them */; attempts: string[] | null }
  | { ok: false; problems: MatrixProblem[] }

export type Line = { line: number; cells: readonly string[] }

const MOST_PROBLEMS = 20
/** `q1:2`, `q1 (2)`, `q1 [2]`, `q1/2`, `q1=2` */
const WITH_MAX = /^(.*\S)\s*(?:[:/=]\s*([\d.,]+)|\(\s*([\d.,]+)\s*\)|\[\s*([\d.,]+)\s*\])$/
const MAX_LABEL = /^max(?:imum|ima)?(?:[ _-]?(?:marks?|points?))?:?$/i

/**
 * Reads a table of marks: a line with the questions and their maximum marks, then a line for each attempt.
 *
 * The first line is either `q1:2,q2:1` (or `q1 (2)`, `q1 [2]`, `q1/2`, `q1=2`), or names the questions only and is
 * followed by a line that begins with `max`, or with nothing where all others begin with an id: `attempt,q1,q2` and
 * `max,2,1`. A first column without a maximum holds the ids of the attempts. An empty cell is a question that the attempt was not given; nought is a mark.
 * @param decimalComma whether `0,5` is a half: where the cells are not separated by commas
 */
export function readMatrix(lines: readonly Line[], decimalComma: boolean): ReadMatrix {
  const [first, second, ...others] = lines
  if (!first)
    return refused(1, 'The table is empty. The first line names the questions with their maximum marks, as q1:1,q2:2.')
  const header = readHeader(first, second, others, decimalComma)
  if ('message' in header) return { ok: false, problems: [header] }
  const { columns, hasIds } = header
  const bodies = header.usesSecond || !second ? others : [second, ...others]
  if (bodies.length === 0) return refused(first.line, 'There is no attempt below the first line.')

  const problems: MatrixProblem[] = []
  const rows = bodies.map(({ line, cells }) => {
    const marks = hasIds ? cells.slice(1) : cells
    if (marks.length !== columns.length)
      problems.push({
        line,
        message: `${count(marks.length, 'mark')}, but ${count(columns.length, 'question')} above.`,
      })
    const row = columns.map((column, index) => {
      const mark = readMark(marks[index] ?? '', column, decimalComma)
      if (typeof mark === 'string') problems.push({ line, message: mark })
      return typeof mark === 'string' ? null : mark
    })
    if (row.every((mark) => mark === null) && problems.at(-1)?.line !== line)
      problems.push({ line, message: 'This attempt has no mark in any question.' })
    return row
  })
  const attempts = hasIds ? bodies.map(({ cells }) => cells[0]?.trim() ?? '') : null
  const twice = attempts?.findIndex((id, index) => id !== '' && attempts.indexOf(id) !== index) ?? -1
  if (twice >= 0)
    problems.push({ line: bodies[twice]?.line ?? 1, message: `The attempt “${attempts?.[twice]}” is there twice.` })
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) }
  return { ok: true, matrix: matrixOf(columns, rows), attempts }
}

type Header = { columns: Column[]; hasIds: boolean; usesSecond: boolean }

function readHeader(
  first: Line,
  second: Line | undefined,
  others: readonly Line[],
  decimalComma: boolean,
): Header | MatrixProblem {
  const wrong = (message: string, line = first.line): MatrixProblem => ({ line, message })
  const cells = first.cells.map((cell) => cell.trim())
  const read = cells.map((cell) => readQuestion(cell, decimalComma))
  const twofold = cells.find((_, index) => read[index] === 'twofold')
  if (twofold !== undefined)
    return wrong(`“${twofold}” could name two maximum marks. Write one, as ${twofold.split(/[:/=([]/)[0]?.trim()}:1.`)
  if (read.every((one) => one === null)) return readSecond(cells, first, second, others, decimalComma)
  const [start, ...rest] = read
  const bare = cells.findIndex((_, index) => index > 0 && read[index] === null)
  if (bare > 0) return wrong(`“${cells[bare]}” has no maximum mark. Write ${cells[bare] || 'its id'}:1 if it is 1.`)
  const hasIds = start === null
  const columns = (hasIds ? rest : read).filter((one): one is Column => one !== null && one !== 'twofold')
  return checkedHeader(columns, hasIds, false, first.line)
}

/** Marks alone do not tell a line of maxima from the line of somebody who got everything right. */
function readSecond(
  cells: readonly string[],
  first: Line,
  second: Line | undefined,
  others: readonly Line[],
  decimalComma: boolean,
): Header | MatrixProblem {
  const [label, ...marks] = second?.cells.map((cell) => cell.trim()) ?? []
  const isLabelled = label === '' ? others.every((line) => line.cells[0]?.trim() !== '') : MAX_LABEL.test(label ?? '')
  if (!second || !isLabelled || cells.length < 2)
    return {
      line: first.line,
      message:
        'No question has a maximum mark. Write them into the first line, as q1:1,q2:2, or begin the first two lines with attempt,q1,q2 and max,1,2.',
    }
  const ids = cells.slice(1)
  if (marks.length !== ids.length)
    return {
      line: second.line,
      message: `${count(marks.length, 'maximum mark')} for ${count(ids.length, 'question')}.`,
    }
  const columns = ids.map((id, index) => ({ id, max: readNumber(marks[index] ?? '', decimalComma) ?? Number.NaN }))
  const wrong = columns.findIndex(({ max }) => Number.isNaN(max))
  if (wrong >= 0) return { line: second.line, message: `“${marks[wrong]}” is not a maximum mark.` }
  return checkedHeader(columns, true, true, second.line)
}

function checkedHeader(columns: Column[], hasIds: boolean, usesSecond: boolean, line: number): Header | MatrixProblem {
  const zero = columns.find(({ max }) => max <= 0)
  if (zero) return { line, message: `The maximum mark of “${zero.id}” is ${zero.max}; it must be above 0.` }
  const nameless = columns.findIndex(({ id }) => id === '')
  if (nameless >= 0) return { line, message: `Question ${nameless + 1} has no id.` }
  const twice = columns.find(({ id }, index) => columns.findIndex((other) => other.id === id) !== index)
  if (twice) return { line, message: `The question “${twice.id}” is there twice.` }
  return { columns, hasIds, usesSecond }
}

function readQuestion(cell: string, decimalComma: boolean): Column | 'twofold' | null {
  const match = WITH_MAX.exec(cell)
  if (!match) return null
  const [, id = '', ...marks] = match
  const max = readNumber(marks.find((mark) => mark !== undefined) ?? '', decimalComma)
  if (max === null) return null
  return WITH_MAX.test(id) ? 'twofold' : { id, max }
}

/** @returns what is wrong when the cell is no mark */
function readMark(cell: string, { id, max }: Column, decimalComma: boolean): number | null | string {
  const text = cell.trim()
  if (text === '') return null
  const mark = readNumber(text, decimalComma)
  if (mark === null) return `“${text.slice(0, 40)}” is not a mark (${id}). Leave the cell empty where it was not given.`
  return mark > max ? `${text} is more than the maximum mark ${max} (${id}).` : mark
}

function readNumber(text: string, decimalComma: boolean): number | null {
  const value = parseRational(decimalComma ? text.trim().replace(',', '.') : text.trim())
  return value === null || /%/.test(text) ? null : toNumber(value)
}

const refused = (line: number, message: string): ReadMatrix => ({ ok: false, problems: [{ line, message }] })

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`
