import { z } from 'zod'
import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { mayAccommodate } from '../policy'
import { lockPerson } from '../queries.server'
import { deleteAccommodation, insertChange } from './queries.server'

export const removalSchema = z.strictObject({
  personId: z.string().min(1).max(64),
  reason: z.string().trim().min(1).max(500),
})

/**
 * Takes a person's extra time back, for attempts that begin from now on: a deadline that was told stays.
 * @throws AppError 403 `exams.not-an-examiner`, 409 `exams.no-accommodation`
 */
export async function removeAccommodation(ctx: Ctx, input: z.infer<typeof removalSchema>): Promise<void> {
  authorise(mayAccommodate(ctx.actor))
  await ctx.transaction(async (tx) => {
    await lockPerson(tx.db, input.personId)
    if (!(await deleteAccommodation(tx.db, input.personId))) throw conflict('exams.no-accommodation')
    await insertChange(tx.db, {
      id: newId(tx.now),
      person_id: input.personId,
      what: 'removed',
      time_factor: null,
      extra_minutes: null,
      untimed: null,
      reason: input.reason,
      actor_id: actorId(tx.actor),
      at: tx.now,
    })
    await tx.audit({ action: 'exams.accommodation-removed', subject: { kind: 'person', id: input.personId } })
  })
}
