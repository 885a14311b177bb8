import type { Ctx } from '~/platform/context.server'
import { appealsOfAttempt, stepsOfAppeals } from './queries.server'

export type OwnAppeal = {
  state: 'open' | 'rejected' | 'upheld'
  openedAt: number
  /** what the examiners answered */
  answer: string | null
}

/** What became of the appeals of one attempt, by item; those taken back are left out. */
export async function appealsByItem(ctx: Ctx, attemptId: string): Promise<Map<string, OwnAppeal>> {
  const rows = await appealsOfAttempt(ctx.db, attemptId)
  const steps = await stepsOfAppeals(
    ctx.db,
    rows.map(({ id }) => id),
  )
  return new Map(
    rows.flatMap(({ id, item_id, state, opened_at }): [string, OwnAppeal][] => {
      if (state === 'withdrawn') return []
      const answer = steps.find((step) => step.appeal_id === id && step.kind === state)
      return [[item_id, { state, openedAt: opened_at, answer: answer?.words ?? null }]]
    }),
  )
}
