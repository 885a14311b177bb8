import { unstable_parseMultipartFormData as parseMultipart, type UploadHandlerPart } from '@remix-run/node'
import { handInFile } from '~/areas/exams/uploads/hand-in-file.server'
import type { HandedIn } from '~/areas/exams/uploads/upload-outcome'
import type { Ctx } from '~/platform/context.server'
import { AppError } from '~/platform/errors'
import { asUnreadable, checkedForm } from '~/platform/readable-form'
import { holderOf } from './attempt-cookie.server'

/** What the fields of a form may hold together, in bytes; files have limits of their own. */
const MOST = 1_000_000

/**
 * The form of an attempt's page. One that is sent in parts may carry files for its questions: each is kept as it comes
 * in, before the rest is looked at, and its outcome told beside the form.
 * @throws AppError 413 when the fields hold more than any page has
 */
export async function readAttemptForm(
  ctx: Ctx,
  request: Request,
  attempt: string,
): Promise<{ data: FormData; files: HandedIn[] }> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data'))
    return { data: await request.formData(), files: [] }
  const files: HandedIn[] = []
  const holder = holderOf(request, attempt)
  let size = 0
  const data = await parseMultipart(request, async (part) => {
    const item = /^answer-([\w-]{1,64})\.file$/.exec(part.name)?.[1]
    if (item === undefined)
      return text(
        part,
        () => size,
        (bytes) => (size += bytes),
      )
    const { content, drain } = letGo(part.data)
    if (part.filename && holder !== null)
      files.push(await handInFile(ctx, { attempt, item, holder, name: part.filename, content }))
    await drain()
    return undefined
  }).catch(asUnreadable)
  return { data: checkedForm(data), files }
}

async function text(part: UploadHandlerPart, size: () => number, add: (bytes: number) => void): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of part.data) {
    add(chunk.length)
    if (size() > MOST) throw new AppError('errors.too-large', 413, { megabytes: MOST / 1e6 })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A part that was read halfway has to be read to its end, or the next one is not found. */
function letGo(data: AsyncIterable<Uint8Array>) {
  const chunks = data[Symbol.asyncIterator]()
  const content: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) }
  const drain = async () => {
    while (!(await chunks.next()).done);
  }
  return { content, drain }
}
