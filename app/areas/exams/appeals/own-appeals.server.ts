import type { Ctx } from '~/platform/context.server'
import { stepsOf } from '../regrades/queries.server'
import { type AppealCorrection, correctionOfAppeal } from './correction-of-appeal'
import { appealsOfAttempt, stepsOfAppeals } from './queries.server'

export type OwnAppeal = {
  state: 'open' | 'rejected' | 'upheld'
  openedAt: number
  /** what the examiners answered */
  answer: string | null
  /** what became of the correction that answers it; null for none */
  correction: AppealCorrection | null
}

/** What became of the appeals of one attempt, by item; those taken back are left out. */
export async function appealsByItem(ctx: Ctx, attemptId: string): Promise<Map<string, OwnAppeal>> {
  const rows = await appealsOfAttempt(ctx.db, attemptId)
  const steps = await stepsOfAppeals(
    ctx.db,
    rows.map(({ id }) => id),
  )
  const regradeIds = steps.flatMap(({ regrade_id }) => regrade_id ?? [])
  const taken = regradeIds.length === 0 ? [] : await stepsOf(ctx.db, regradeIds)
  return new Map(
    rows.flatMap(({ id, item_id, state, opened_at }): [string, OwnAppeal][] => {
      if (state === 'withdrawn') return []
      const own = steps.filter(({ appeal_id }) => appeal_id === id)
      const linked = own.flatMap(({ regrade_id }) =>
        regrade_id === null ? [] : [taken.filter((step) => step.regrade_id === regrade_id)],
      )
      return [
        [
          item_id,
          {
            state,
            openedAt: opened_at,
            answer: own.find(({ kind }) => kind === state)?.words ?? null,
            correction: correctionOfAppeal(linked),
          },
        ],
      ]
    }),
  )
}
