import { type RegradeState, type RegradeStep, stateOf } from '../regrades/regrade-state'

/** What whoever appealed may know of the corrections that answer the appeal; `at` is the moment it came to that. */
export type AppealCorrection = { state: 'coming' | 'applied' | 'undone'; at: number }

type Steps = readonly Pick<RegradeStep, 'kind' | 'at'>[]

/**
 * How far the correction of an appeal has come. One that counts now says more than one that was taken back, and that more
 * than one that is prepared; one that was put aside says nothing.
 * @param regrades the steps of each linked correction, oldest first
 */
export function correctionOfAppeal(regrades: readonly Steps[]): AppealCorrection | null {
  const known = regrades.flatMap((steps): AppealCorrection[] => {
    const state = SHOWN[stateOf(steps)]
    const at = steps.at(-1)?.at
    return state === null || at === undefined ? [] : [{ state, at }]
  })
  const first = (wanted: AppealCorrection['state']) => known.find(({ state }) => state === wanted)
  return first('applied') ?? first('undone') ?? first('coming') ?? null
}

const SHOWN: Record<RegradeState, AppealCorrection['state'] | null> = {
  previewing: 'coming',
  previewed: 'coming',
  applying: 'coming',
  applied: 'applied',
  // Its results are on their way back.
  undoing: 'applied',
  undone: 'undone',
  discarded: null,
}
