import { z } from 'zod'
import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { pinnedExam } from '../blueprints/pinned-exam'
import { type DeadlineCause, deadlineFor, laterOf } from '../delivery/deadline'
import { readPauses } from '../pauses/pause-rows'
import { pausesOf } from '../pauses/queries.server'
import { mayAccommodate, mayMoveTimeOf } from '../policy'
import { findVersion, insertStep, lockOpenAttempts, lockPerson, setDeadline } from '../queries.server'
import { insertChange, upsertAccommodation } from './queries.server'

/** More time for a person: a factor, extra minutes, or no limit. */
export const accommodationSchema = z.strictObject({
  personId: z.string().min(1).max(64),
  factor: z.enum(['1/1', '5/4', '3/2', '2/1']),
  extraMinutes: z.number().int().min(0).max(600),
  untimed: z.boolean(),
  reason: z.string().trim().min(1).max(500),
})
type AccommodationInput = z.infer<typeof accommodationSchema>

/**
 * Gives a person more time in every exam, the running ones too: their deadlines move at once and their pages hear of it.
 * A deadline that people were told never comes earlier. The reason stays out of the audit trail: it is private.
 * @throws AppError 403 `exams.not-an-examiner`, `exams.own-time`
 */
export async function setAccommodation(ctx: Ctx, input: AccommodationInput): Promise<{ moved: number }> {
  authorise(mayAccommodate(ctx.actor))
  authorise(mayMoveTimeOf(ctx.actor, input.personId))
  return ctx.transaction(async (tx) => {
    await lockPerson(tx.db, input.personId)
    await upsertAccommodation(tx.db, {
      person_id: input.personId,
      time_factor: input.factor,
      extra_minutes: input.extraMinutes,
      untimed: input.untimed ? 1 : 0,
      reason: input.reason,
      granted_by: actorId(tx.actor),
      granted_at: tx.now,
    })
    await insertChange(tx.db, {
      id: newId(tx.now),
      person_id: input.personId,
      what: 'set',
      time_factor: input.factor,
      extra_minutes: input.extraMinutes,
      untimed: input.untimed ? 1 : 0,
      reason: input.reason,
      actor_id: actorId(tx.actor),
      at: tx.now,
    })
    await tx.audit({ action: 'exams.accommodation-set', subject: { kind: 'person', id: input.personId } })

    let moved = 0
    for (const attempt of await lockOpenAttempts(tx.db, input.personId)) {
      const { settings } = pinnedExam(await findVersion(tx.db, attempt.exam_version_id))
      const before = { at: attempt.deadline_at, causes: json<DeadlineCause[]>(attempt.deadline_reason) }
      const after = laterOf(
        before,
        deadlineFor(settings, {
          startedAt: attempt.started_at,
          accommodation: { factor: input.factor, extraMinutes: input.extraMinutes, untimed: input.untimed },
          pauses: readPauses(await pausesOf(tx.db, attempt.id)),
        }),
      )
      if (after === before || after.at === before.at) continue
      await setDeadline(tx.db, attempt.id, { at: after.at, reason: JSON.stringify(after.causes) })
      const detail = JSON.stringify({ from: before.at, to: after.at })
      await insertStep(tx.db, {
        id: newId(tx.now),
        attempt_id: attempt.id,
        kind: 'deadline-changed',
        at: tx.now,
        actor_id: actorId(tx.actor),
        detail,
      })
      await tx.signal(`person:${input.personId}`, 'deadline-changed', { attempt: attempt.id, deadlineAt: after.at })
      moved++
    }
    return { moved }
  })
}
