import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportPool } from '~/areas/questions/exports/export-pool.server'
import { readSelection } from '~/areas/questions/exports/selection'
import { contextOf } from '~/platform/request.server'

/** The file that the export page of a pool offers. */
export async function loader(args: LoaderFunctionArgs) {
  const chosen = readSelection(new URL(args.request.url).searchParams)
  const made = await exportPool(contextOf(args), {
    pool: args.params.pool ?? '',
    locale: args.context.locale,
    ...chosen,
  })
  const body = typeof made.file === 'string' ? made.file : new Uint8Array(made.file)
  return new Response(body, {
    headers: {
      'content-type': made.mediaType,
      'content-disposition': `attachment; filename="${made.name}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
