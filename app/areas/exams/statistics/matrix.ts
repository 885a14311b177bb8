/** Marks of many attempts at one exam: what every statistic here is computed from. */
export type Matrix = {
  readonly columns: readonly Column[]
  readonly rows: number
  /** row after row; NaN where an attempt was not given the question */
  readonly cells: Float64Array
}

export type Column = {
  readonly id: string
  /** what a full answer earns, above nought */
  readonly max: number
  /** On trial: it is measured against the total, and is no part of it. */
  readonly trial?: boolean
  /** Questions drawn for the same place share a name here, at the finest level first; see `slotsOf`. */
  readonly drawnFor?: readonly string[]
}

export function matrixOf(columns: readonly Column[], rows: readonly (readonly (number | null)[])[]): Matrix {
  const cells = new Float64Array(rows.length * columns.length)
  rows.forEach((row, index) => {
    columns.forEach((_, column) => {
      cells[index * columns.length + column] = row[column] ?? Number.NaN
    })
  })
  return { columns, rows: rows.length, cells }
}

/** The attempts that were given a question, with its mark in each. */
export type ColumnMarks = { readonly rows: readonly number[]; readonly marks: readonly number[] }

const known = new WeakMap<Matrix, ColumnMarks[]>()

export function columnMarks(matrix: Matrix, column: number): ColumnMarks {
  const columns = known.get(matrix) ?? []
  known.set(matrix, columns)
  const marks = columns[column] ?? readColumn(matrix, column)
  columns[column] = marks
  return marks
}

function readColumn({ columns, rows, cells }: Matrix, column: number): ColumnMarks {
  const given: number[] = []
  const marks: number[] = []
  for (let row = 0; row < rows; row++) {
    const mark = cells[row * columns.length + column] ?? Number.NaN
    if (Number.isNaN(mark)) continue
    given.push(row)
    marks.push(mark)
  }
  return { rows: given, marks }
}

/**
 * The total of each attempt over the questions that count. Thirds and tenths do not add up exactly in binary, so what
 * rounding loses is carried along (Neumaier 1974); two attempts with equal totals then differ by an ulp at most.
 */
export function totalsOf(matrix: Matrix): readonly number[] {
  const totals = added.get(matrix) ?? add(matrix)
  added.set(matrix, totals)
  return totals
}

const added = new WeakMap<Matrix, number[]>()

function add({ columns, rows, cells }: Matrix): number[] {
  return Array.from({ length: rows }, (_, row) => {
    let sum = 0
    let lost = 0
    for (let column = 0; column < columns.length; column++) {
      const mark = cells[row * columns.length + column] ?? Number.NaN
      if (Number.isNaN(mark) || columns[column]?.trial) continue
      const next = sum + mark
      lost += Math.abs(sum) >= Math.abs(mark) ? sum - next + mark : mark - next + sum
      sum = next
    }
    return sum + lost
  })
}
