export type StepKind =
  | 'drafted'
  | 'previewing'
  | 'previewed'
  | 'discarded'
  | 'applying'
  | 'applied'
  | 'undoing'
  | 'undone'

/** A regrade stands where its newest step left it. */
export type RegradeState = Exclude<StepKind, 'drafted'>

export type Direction = 'apply' | 'undo'

export type RegradeStep = {
  id: string
  kind: StepKind
  at: number
  actorId: string
  /** why, as learners read it; given when it is applied and when it is undone */
  reason: string | null
  jobId: string | null
}

/** @param steps oldest first */
export const stateOf = (steps: readonly Pick<RegradeStep, 'kind'>[]): RegradeState => {
  const last = steps.at(-1)?.kind ?? 'drafted'
  return last === 'drafted' ? 'previewing' : last
}

/** Is a job changing results at this moment? */
export const isRunning = (state: RegradeState): boolean => state === 'applying' || state === 'undoing'

/** How much a reason must and may say, in characters. */
export const REGRADE_REASON = { min: 10, max: 500 } as const

export const regradeSignal = (id: string) => `regrade-${id}`
