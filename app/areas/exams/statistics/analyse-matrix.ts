import type { Matrix } from './matrix'
import { type QuestionFigures, questionFigures } from './question-figures'
import { type TotalFigures, totalFigures } from './total-figures'

export type Analysis = { total: TotalFigures; questions: QuestionFigures[] }

/**
 * Everything that classical test theory says of a table of marks.
 * @example analyseMatrix(matrixOf([{ id: 'q1', max: 1 }, { id: 'q2', max: 2 }], [[1, 2], [0, 1]])).total.mean // { value: 2 }
 */
export const analyseMatrix = (matrix: Matrix): Analysis => ({
  total: totalFigures(matrix),
  questions: questionFigures(matrix),
})
