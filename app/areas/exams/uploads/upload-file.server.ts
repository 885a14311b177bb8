import type { Ctx } from '~/platform/context.server'
import { isAppError, notFound } from '~/platform/errors'
import { isContentOf } from '~/platform/file-content'
import { insertFiles } from '~/platform/files.server'
import { newId } from '~/platform/ids'
import { json } from '~/platform/json'
import { mediaTypeOf } from '~/platform/media-type'
import { lockOwnAttempt } from '../delivery/lock-own-attempt.server'
import { openRangeOf, standingOf } from '../delivery/open-range'
import { decideSave } from '../delivery/save-responses.server'
import { fileName } from './file-name'
import { filesOfItems, findItem, insertAttemptFile } from './queries.server'
import type { NotUploaded, UploadedFile } from './upload-outcome'

type Uploaded = { uploaded: true; file: UploadedFile } | NotUploaded

/** So often a question's files may be exchanged for others. */
const UPLOADS_PER_FILE = 5

/**
 * Keeps a file for a question of the person's own attempt, as it comes in: its size is counted and its content looked at
 * by the server, whatever the browser says. The answer that names it is saved afterwards like any other.
 * @throws AppError 404 for an attempt or question that is not there, 403 for somebody else's
 */
export async function uploadFile(
  ctx: Ctx,
  input: { attempt: string; item: string; holder: string; name: string; content: AsyncIterable<Uint8Array> },
): Promise<Uploaded> {
  const { name, extension } = fileName(input.name)
  const no = (reason: NotUploaded['reason']): NotUploaded => ({ uploaded: false, reason, name })
  const before = await ctx.transaction((tx) => mayUpload(tx, input))
  if (!before.may) return no(before.reason)
  if (!before.accept.includes(extension)) return no('type')
  const kept = await ctx.files
    .putStream(input.content, { most: before.mostBytes, accept: (ends) => isContentOf(extension, ends) })
    .catch((error: unknown) => {
      if (isAppError(error) && error.status === 413) return 'too-large' as const
      throw error
    })
  if (kept === 'too-large') return no('too-large')
  if (kept === null) return no('content')

  return ctx.transaction(async (tx) => {
    const after = await mayUpload(tx, input)
    if (!after.may) return no(after.reason)
    const file = { sha256: kept.sha256, name, bytes: kept.size, mediaType: mediaTypeOf(name) }
    await insertFiles(tx.db, [
      { sha256: file.sha256, media_type: file.mediaType, size: file.bytes, created_at: tx.now },
    ])
    await insertAttemptFile(tx.db, {
      id: newId(tx.now),
      attempt_id: input.attempt,
      item_id: input.item,
      sha256: file.sha256,
      name,
      media_type: file.mediaType,
      bytes: file.bytes,
      uploaded_at: tx.now,
    })
    return { uploaded: true, file }
  })
}

async function mayUpload(tx: Ctx, input: { attempt: string; item: string; holder: string }) {
  const attempt = await lockOwnAttempt(tx, input.attempt)
  const decision = decideSave(attempt, input.holder, tx.now)
  if (!decision.accept) return { may: false as const, reason: decision.reason }
  if (decision.late) return { may: false as const, reason: 'too-late' as const }
  const item = await findItem(tx.db, attempt.id, input.item)
  const standing = item ? standingOf(openRangeOf(attempt), item.position) : 'ahead'
  if (item?.type !== 'file-upload' || standing === 'ahead') throw notFound('exams.attempt-not-found')
  if (standing === 'passed') return { may: false as const, reason: 'too-late' as const }
  const { accept, mostFiles, mostBytes } = json<{ accept: string[]; mostFiles: number; mostBytes: number }>(item.body)
  const made = await filesOfItems(tx.db, attempt.id, [input.item])
  if (made.length >= mostFiles * UPLOADS_PER_FILE) return { may: false as const, reason: 'too-often' as const }
  return { may: true as const, accept, mostBytes }
}
