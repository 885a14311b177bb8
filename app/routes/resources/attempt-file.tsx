import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { openUpload } from '~/areas/exams/uploads/open-upload.server'
import { contextOf } from '~/platform/request.server'

/** A file that was handed in, as a download: whatever it holds, no browser opens it as a page of ours. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { attempt = '', item = '', file: sha256 = '' } = args.params
  const file = await openUpload(ctx, { attempt, item, sha256 })
  const headers = {
    'content-type': file.mediaType,
    'content-length': String(file.bytes),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': 'private, no-store',
  }
  const body = args.request.method === 'HEAD' ? null : createReadableStreamFromReadable(ctx.files.stream(file.sha256))
  return new Response(body, { headers })
}
