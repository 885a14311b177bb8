import { columnMarks, type Matrix } from './matrix'
import { type QuestionFigures, questionFigures } from './question-figures'
import { type TotalFigures, totalFigures } from './total-figures'

export type Analysis = { total: TotalFigures; questions: QuestionFigures[] }

/**
 * Everything that classical test theory says of a table of marks.
 * @example analyseMatrix(matrixOf([{ id: 'q1', max: 1 }, { id: 'q2', max: 2 }], [[1, 2], [0, 1]])).total.mean // { value: 2 }
 */
export const analyseMatrix = (matrix: Matrix): Analysis => atOnce(analyse(matrix))

/** The same in small steps. */
export function* analyse(matrix: Matrix): Generator<void, Analysis> {
  for (const column of matrix.columns.keys()) {
    columnMarks(matrix, column)
    yield
  }
  const total = yield* totalFigures(matrix)
  return { total, questions: yield* questionFigures(matrix) }
}

/** Does all steps of some work, where nobody waits for their turn. */
export function atOnce<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}
