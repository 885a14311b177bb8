import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { savedItems } from '../delivery/keep-steps.server'
import { lockOwnAttempt } from '../delivery/lock-own-attempt.server'
import { decideSave } from '../delivery/save-responses.server'
import { insertResponses } from '../queries.responses.server'
import { findItem } from './queries.server'
import type { Closed, UploadedFile } from './upload-outcome'

type FilesKept = { kept: true; sequence: number } | { kept: false; reason: Closed | 'too-many-files' }

/**
 * Writes the answer of a question that takes files: with one more, or without one. The same file twice is there once.
 * @throws AppError 404 for an attempt that is not there, 403 for somebody else's
 */
export async function keepFiles(
  ctx: Ctx,
  input: { attempt: string; item: string; holder: string; change: { add: UploadedFile } | { remove: string } },
): Promise<FilesKept> {
  return ctx.transaction(async (tx) => {
    const attempt = await lockOwnAttempt(tx, input.attempt)
    const decision = decideSave(attempt, input.holder, tx.now)
    if (!decision.accept) return { kept: false, reason: decision.reason }
    if (decision.late) return { kept: false, reason: 'too-late' }
    const item = await findItem(tx.db, attempt.id, input.item)
    const saved = (await savedItems(tx, attempt, [input.item])).get(input.item)
    if (item?.type !== 'file-upload' || !saved) return { kept: false, reason: 'too-many-files' }

    if (saved.isPassed) return { kept: false, reason: 'too-late' }
    const { kept } = saved
    const before = kept ? json<{ files: UploadedFile[] }>(kept.response).files : []
    const { change } = input
    const named = 'add' in change ? change.add.sha256 : change.remove
    const others = before.filter(({ sha256 }) => sha256 !== named)
    const files = 'add' in change ? [...others, change.add] : others
    if (files.length > json<{ mostFiles: number }>(item.body).mostFiles)
      return { kept: false, reason: 'too-many-files' }
    const sequence = (kept?.sequence ?? 0) + 1
    await insertResponses(tx.db, [
      {
        attempt_id: attempt.id,
        item_id: input.item,
        sequence,
        response: JSON.stringify({ files }),
        flagged: kept?.flagged ? 1 : 0,
        late: 0,
        saved_at: tx.now,
        certainty: kept?.certainty ?? null,
      },
    ])
    return { kept: true, sequence }
  })
}
