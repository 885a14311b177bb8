import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { openAsset } from '~/areas/assets/open-asset.server'
import { contextOf } from '~/platform/request.server'

/** One file of the asset library, streamed as a download to whoever may have it today. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { folder = '', asset = '' } = args.params
  const file = await openAsset(ctx, { folder, name: asset })
  const headers = {
    'content-type': file.mediaType,
    'content-length': String(file.size),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': 'private, no-store',
  }
  const body = args.request.method === 'HEAD' ? null : createReadableStreamFromReadable(ctx.files.stream(file.sha256))
  return new Response(body, { headers })
}
