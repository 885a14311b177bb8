/** A program of linear constraints over yes-or-no variables. All numbers are whole. */
export type LinearProgram = {
  /** What is made as small as possible: the sum of factors of those that are yes. */
  readonly cost: ReadonlyMap<string, number>
  readonly constraints: readonly Constraint[]
}

/** The sum of factors of those that are yes is not less than `atLeast`. */
export type Constraint = { readonly sum: readonly Term[]; readonly atLeast: number }
export type Term = readonly [factor: number, variable: string]

/** The variables that are yes; null when no choice fulfils every constraint. */
export type Choice = ReadonlySet<string> | null

/**
 * The program in the LP format of CPLEX, which solvers read. `relaxed` allows parts of a yes: its least cost is a bound
 * of the least cost that there is.
 */
export function writeProgram({ cost, constraints }: LinearProgram, values: 'whole' | 'relaxed' = 'whole'): string {
  const variables = new Set([...cost.keys(), ...constraints.flatMap(({ sum }) => sum.map(([, variable]) => variable))])
  const written = (terms: Iterable<Term>) =>
    [...terms].map(([factor, variable]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${variable}`).join('\n  ')
  const rows = constraints
    .filter(({ sum }) => sum.length > 0)
    .map(({ sum, atLeast }, index) => ` c${index}: ${written(sum)} >= ${atLeast}`)
  const objective = [...cost].map(([variable, factor]): Term => [factor, variable])
  return [
    'Minimize',
    ` cost: ${written(objective)}`,
    'Subject To',
    ...rows,
    ...(values === 'whole'
      ? ['Binary', ...[...variables].map((variable) => ` ${variable}`)]
      : ['Bounds', ...[...variables].map((variable) => ` 0 <= ${variable} <= 1`)]),
    'End',
    '',
  ].join('\n')
}
