import type { LoaderFunctionArgs } from '@remix-run/node'
import { openPicture } from '~/areas/questions/editor/pictures.server'
import { contextOf } from '~/platform/request.server'

/** A picture of a question, for those who keep the bank. */
export async function loader(args: LoaderFunctionArgs) {
  const { bytes, mediaType } = await openPicture(contextOf(args), args.params.picture ?? '')
  const headers = {
    'content-type': mediaType,
    'content-length': String(bytes.length),
    'cache-control': 'private, max-age=3600, immutable',
    'x-content-type-options': 'nosniff',
  }
  return new Response(args.request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers })
}
