import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { openQuestionImage } from '~/areas/exams/delivery/open-question-image.server'
import { contextOf } from '~/platform/request.server'

/** The picture of one question of an attempt. What its schema lets through is a plain picture, never a document. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { attempt = '', item = '' } = args.params
  const picture = await openQuestionImage(ctx, { attempt, item })
  const headers = {
    'content-type': picture.mediaType,
    'content-length': String(picture.size),
    'cache-control': 'private, max-age=3600',
  }
  const body =
    args.request.method === 'HEAD' ? null : createReadableStreamFromReadable(ctx.files.stream(picture.sha256))
  return new Response(body, { headers })
}
