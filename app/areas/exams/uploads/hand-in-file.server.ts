import type { Ctx } from '~/platform/context.server'
import { keepFiles } from './keep-files.server'
import { uploadFile } from './upload-file.server'
import type { HandedIn } from './upload-outcome'

/**
 * Takes a file for a question and adds it to the answer.
 * @throws AppError 404 for an attempt or question that is not there, 403 for somebody else's
 */
export async function handInFile(
  ctx: Ctx,
  input: { attempt: string; item: string; holder: string; name: string; content: AsyncIterable<Uint8Array> },
): Promise<HandedIn> {
  const uploaded = await uploadFile(ctx, input)
  if (!uploaded.uploaded) return uploaded
  const kept = await keepFiles(ctx, { ...input, change: { add: uploaded.file } })
  return kept.kept ? uploaded : { uploaded: false, reason: kept.reason, name: uploaded.file.name }
}
