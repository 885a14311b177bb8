import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { insertFiles } from '~/platform/files.server'
import { authorise } from '~/platform/policy'
import { mayEditBank, maySeeBank } from '../policy'
import type { DraftField } from './draft'
import { LARGEST_PICTURE, readPicture } from './read-picture'

type PictureTaken =
  | { ok: true; fields: readonly DraftField[] }
  | { ok: false; problem: 'picture-too-large' | 'picture-unreadable' }

/**
 * Keeps a picture for a question and gives the fields that name it. The same bytes are kept once.
 * @throws AppError 403 `questions.not-a-trainer`
 */
export async function takePicture(ctx: Ctx, bytes: Uint8Array): Promise<PictureTaken> {
  authorise(mayEditBank(ctx.actor))
  if (bytes.length > LARGEST_PICTURE) return { ok: false, problem: 'picture-too-large' }
  const facts = readPicture(bytes)
  if (!facts) return { ok: false, problem: 'picture-unreadable' }
  const { sha256, size } = await ctx.files.put(bytes)
  await insertFiles(ctx.db, [{ sha256, media_type: facts.mediaType, size, created_at: ctx.now }])
  return {
    ok: true,
    fields: [
      ['image.sha256', sha256],
      ['image.mediaType', facts.mediaType],
      ['image.width', String(facts.width)],
      ['image.height', String(facts.height)],
    ],
  }
}

/**
 * A picture for those who keep the bank, whichever question it belongs to; learners get theirs through their attempt.
 * @throws AppError 403 `questions.not-an-author`, 404 `questions.picture-not-found`
 */
export async function openPicture(ctx: Ctx, sha256: string): Promise<{ bytes: Buffer; mediaType: string }> {
  authorise(maySeeBank(ctx.actor))
  const bytes = /^[0-9a-f]{64}$/.test(sha256) ? await ctx.files.get(sha256) : null
  // What is no picture by its bytes is never sent as one, whatever was noted of it.
  const facts = bytes && (readPicture(bytes) ?? (bytes.subarray(0, 4).toString('latin1') === 'GIF8' ? GIF : null))
  if (!bytes || !facts) throw notFound('questions.picture-not-found')
  return { bytes, mediaType: facts.mediaType }
}

const GIF = { mediaType: 'image/gif' }
