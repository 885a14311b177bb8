import type { Ctx } from '~/platform/context.server'
import { pinnedExam } from '../blueprints/pinned-exam'
import type { AttemptClosed } from '../events'
import { isPractice } from '../modes/mode-settings'
import { findAttempt, findVersion } from '../queries.server'
import { findEvidence } from './find-evidence.server'
import { keepFound } from './keep-found.server'
import { insertLook, lockCasesOf, waitingBeside, wasLookedAt } from './queries.server'
import type { AlreadyRead } from './read-attempts.server'
import { worthALook } from './worth-a-look'

export const LOOK_AT_ATTEMPT_JOB = 'exams.look-at-attempt'

/** How long before and after an attempt others ended that are looked at with it, in milliseconds, and how many of them. */
const BESIDE = 3_600_000
const MOST_AT_ONCE = 25

/** After an attempt has its result, it is compared with others: in the background, for nobody waits for it. */
export async function askForALook(tx: Ctx, { attemptId }: AttemptClosed): Promise<void> {
  await tx.enqueue({ name: LOOK_AT_ATTEMPT_JOB, payload: { attemptId }, dedupeKey: `integrity:${attemptId}` })
}

/**
 * Looks at an ended attempt, and at others of the same exam that ended about then and wait for it: when a whole class
 * hands in, what they are compared with is read once instead of once for each.
 */
export async function lookAtWaiting(ctx: Ctx, { attemptId }: { attemptId: string }): Promise<void> {
  const read: AlreadyRead = new Map()
  if ((await lookAtAttempt(ctx, { attemptId }, read)) === null) return
  for (const id of await waitingBeside(ctx.db, { attemptId, within: BESIDE, limit: MOST_AT_ONCE }))
    await lookAtAttempt(ctx, { attemptId: id }, read)
}

/**
 * Looks at an ended attempt once and keeps what a person should see. It is read in turns before the transaction, which
 * only writes; a second run of the same job finds that the attempt was looked at, and does nothing. Likeness has two
 * sides, of which nobody knows who went by whom: it is kept for both attempts.
 *
 * It changes no mark, no verdict and no certificate.
 * @param read what was read of other attempts for this one's neighbours; what is read here is added
 * @returns how many attempts of colleagues it was compared with, and what was found
 */
export async function lookAtAttempt(
  ctx: Ctx,
  { attemptId }: { attemptId: string },
  read: AlreadyRead = new Map(),
): Promise<{ compared: number; found: string[] } | null> {
  const attempt = await findAttempt(ctx.db, attemptId)
  if (attempt?.state !== 'closed' || (await wasLookedAt(ctx.db, attemptId))) return null
  if (isPractice(pinnedExam(await findVersion(ctx.db, attempt.exam_version_id)).settings)) return null
  const evidence = await findEvidence(ctx, attempt, read)
  if (!evidence) return null
  const look = worthALook(evidence)
  const found = look.worth ? look.found : []
  return ctx.transaction(async (tx) => {
    await lockCasesOf(tx.db, attempt.exam_id)
    const compared = evidence.similar.length
    if (!(await insertLook(tx.db, { attempt_id: attemptId, looked_at: tx.now, compared }))) return null
    if (found.length > 0) await keepFound(tx, attempt, found)
    for (const one of found) {
      if (one.kind !== 'similarity') continue
      const other = await findAttempt(tx.db, one.otherAttemptId)
      if (other) await keepFound(tx, other, [{ ...one, otherAttemptId: attemptId }])
    }
    return { compared, found: found.map(({ kind }) => kind) }
  })
}
