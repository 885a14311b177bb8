import { z } from 'zod'
import type { Ctx } from '~/platform/context.server'
import type { AttemptRow } from '../queries.server'
import { type AttemptForSaving, acceptSave } from './accept-response'
import { keepSteps, type SaveVerdict, savedItems } from './keep-steps.server'
import { lockOwnAttempt } from './lock-own-attempt.server'
import { type ReadBack, readBack } from './read-back'

/** What a page sends: numbered answers, at most one screenful. */
export const saveSchema = z.strictObject({
  holder: z.string().min(1).max(64),
  steps: z
    .array(
      z.strictObject({
        item: z.string().min(1).max(64),
        sequence: z.number().int().min(1).max(1_000_000_000),
        response: z.unknown(),
        flagged: z.boolean(),
        certainty: z.number().int().min(1).max(3).nullable().optional(),
      }),
    )
    .min(1)
    .max(200),
})
type SaveInput = z.infer<typeof saveSchema> & { attempt: string }

export type Refused = { saved: false; reason: 'taken-over' | 'submitted' | 'too-late' }
export type Saved =
  | { saved: true; savedAt: number; verdicts: SaveVerdict[]; readBacks: { item: string; readBack: ReadBack | null }[] }
  | Refused

/**
 * Keeps answers and, once they are committed to disk, says so. Repeating a save changes nothing; an older number never
 * replaces a newer one. Answers that cannot be read are named, the others are kept.
 * @throws AppError 404 for an attempt that is not there, 403 for somebody else's
 */
export async function saveResponses(ctx: Ctx, input: SaveInput): Promise<Saved> {
  return ctx.transaction(async (tx) => {
    const attempt = await lockOwnAttempt(tx, input.attempt)
    const decision = decideSave(attempt, input.holder, tx.now)
    if (!decision.accept) return { saved: false, reason: decision.reason }

    const items = await savedItems(
      tx,
      attempt,
      input.steps.map(({ item }) => item),
    )
    const kept = await keepSteps(tx, { attemptId: attempt.id, late: decision.late, items, steps: input.steps })
    return {
      saved: true,
      savedAt: tx.now,
      verdicts: kept.map(({ item, sequence, verdict }) => ({ item, sequence, verdict })),
      readBacks: kept.map(({ item, read }) => ({ item, readBack: readBack(items.get(item) ?? NO_QUESTION, read) })),
    }
  })
}

const NO_QUESTION = { type: '', units: undefined }

/** May this tab or device still write, and does it count? */
export const decideSave = (attempt: AttemptRow, holder: string, now: number) =>
  acceptSave(attemptForSaving(attempt), holder, now)

export const attemptForSaving = (attempt: AttemptRow): AttemptForSaving => ({
  state: attempt.state,
  closedBy: attempt.closed_by,
  holder: attempt.holder,
  deadlineAt: attempt.deadline_at,
})
