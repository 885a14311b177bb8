import init from 'highs'
import { type Choice, type LinearProgram, writeProgram } from './linear-program'

/** How long is looked for the best choice before the best one found is given with its bound, in seconds. */
const PATIENCE = 10

export type Solved = {
  readonly choice: Choice
  /** No choice costs less than this. It is what the choice costs when the best one was found. */
  readonly bound: number
}

const NO_CHOICE: Solved = { choice: null, bound: Number.POSITIVE_INFINITY }

/**
 * Finds the choice of least cost. HiGHS looks for it (branch and cut, exact over whole numbers as all costs are whole);
 * it blocks the thread that asks, so it is asked in a worker.
 * @throws when the program cannot be read, which is a defect
 */
export async function solveProgram(program: LinearProgram): Promise<Solved> {
  const { constraints } = program
  if (constraints.some(({ sum, atLeast }) => sum.length === 0 && atLeast > 0)) return NO_CHOICE
  if (constraints.every(({ atLeast }) => atLeast <= 0)) return { choice: new Set(), bound: 0 }
  const solver = await init()
  const solution = solver.solve(writeProgram(program), {
    mip_rel_gap: 0,
    mip_abs_gap: 0.5,
    time_limit: PATIENCE,
    output_flag: false,
  })
  if (solution.Status === 'Infeasible') return NO_CHOICE
  const chosen = Object.entries(solution.Columns).filter(
    ([, column]) => 'Primal' in column && Number(column.Primal) > 0.5,
  )
  return { choice: new Set(chosen.map(([name]) => name)), bound: Math.ceil(solution.ObjectiveValue - 0.5) }
}
