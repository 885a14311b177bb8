import init from 'highs'
import { type Choice, type LinearProgram, writeProgram } from './linear-program'

/** How long is looked for the best choice before the best one found is given with its bound, in seconds. */
const PATIENCE = 10

export type Solved = {
  readonly choice: Choice
  /** No choice costs less than this. It is what the choice costs when the best one was found. */
  readonly bound: number
}

/**
 * On plans, solving smaller programs of what the relaxed one leaves open takes as long as all else and finds no better
 * choice: without it, the answer of sixty people and thirty certifications takes six tenths of the time.
 */
const HEURISTICS = { mip_heuristic_run_root_reduced_cost: false }

/** Compiled with the first question. */
let solver: ReturnType<typeof init> | undefined

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
  solver ??= init()
  const highs = await solver
  const solution = highs.solve(writeProgram(program), {
    ...HEURISTICS,
    mip_rel_gap: 0,
    mip_abs_gap: 0.99,
    time_limit: PATIENCE,
    output_flag: false,
  })
  if (solution.Status === 'Infeasible') return NO_CHOICE
  const columns = Object.entries(solution.Columns)
  const chosen = columns.filter(([, column]) => 'Primal' in column && Number(column.Primal) > 0.5)
  const choice = new Set(chosen.map(([name]) => name))
  if (solution.Status === 'Optimal') return { choice, bound: Math.ceil(solution.ObjectiveValue - 0.5) }
  // The time is over: the best choice found, if it is one, and what no choice goes below, even of parts of steps.
  const relaxed = highs.solve(writeProgram(program, 'relaxed'), { output_flag: false })
  return { choice: fulfils(choice, program) ? choice : null, bound: Math.ceil(relaxed.ObjectiveValue - 0.5) }
}

const fulfils = (choice: ReadonlySet<string>, { constraints }: LinearProgram): boolean =>
  constraints.every(
    ({ sum, atLeast }) =>
      sum.reduce((total, [factor, variable]) => total + (choice.has(variable) ? factor : 0), 0) >= atLeast,
  )
