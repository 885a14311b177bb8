import { columnMarks, type Matrix } from './matrix'
import { isConstant, variance } from './moments'

/** Places of the exam that are filled alike: `count` of them in every attempt, by one of `columns` each. */
export type Slots = { readonly count: number; readonly columns: readonly number[] }

/**
 * The places that an attempt fills. A question that every attempt has is a place of its own. Where attempts draw
 * different questions, each place is one random question, as in Moodle: the marks of all questions that may stand there
 * are marks of that place. Which of several like places a question took does not matter, so `count` places share the
 * marks. Questions are put together by the finest level of `drawnFor` at which every attempt has equally many, else by
 * their maximum.
 * @returns null when attempts hold different numbers of questions however they are put together
 */
export function slotsOf(matrix: Matrix): Slots[] | null {
  const counted = matrix.columns.flatMap((column, index) => (column.trial ? [] : [index]))
  const complete = counted.filter((column) => columnMarks(matrix, column).rows.length === matrix.rows)
  const whole = complete.map((column): Slots => ({ count: 1, columns: [column] }))
  const partial = counted.filter((column) => !complete.includes(column))
  if (partial.length === 0) return whole
  const levels = Math.max(...partial.map((column) => matrix.columns[column]?.drawnFor?.length ?? 0))
  for (let level = 0; level <= levels; level++) {
    const name = (column: number) => {
      const { drawnFor = [], max } = matrix.columns[column] ?? { max: 0 }
      return `${drawnFor[level] ?? ''} ${max}`
    }
    const names = [...new Set(partial.map(name))]
    const drawn = names.flatMap((one): Slots[] => {
      const columns = partial.filter((column) => name(column) === one)
      const count = sameCount(matrix, columns)
      return count === null ? [] : [{ columns, count }]
    })
    if (drawn.length === names.length) return [...whole, ...drawn]
  }
  return null
}

/** Variance of the marks in one of these places; nought when they are all the same. */
export function slotVariance(matrix: Matrix, { columns }: Slots): number {
  const marks = columns.flatMap((column) => columnMarks(matrix, column).marks)
  return marks.length < 2 || isConstant(marks) ? 0 : variance(marks)
}

function sameCount({ columns: { length: width }, rows, cells }: Matrix, columns: readonly number[]): number | null {
  let same: number | null = null
  for (let row = 0; row < rows; row++) {
    const count = columns.filter((column) => !Number.isNaN(cells[row * width + column])).length
    if (same !== null && same !== count) return null
    same = count
  }
  return same
}
