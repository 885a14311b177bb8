import type { LoaderFunctionArgs } from '@remix-run/node'
import { importTemplate } from '~/areas/tiers/facts/import-template.server'
import { contextOf } from '~/platform/request.server'

/** An example file for imports of facts, with names that the rules know; `?format=json` for the other format. */
export async function loader(args: LoaderFunctionArgs) {
  const format = new URL(args.request.url).searchParams.get('format') === 'json' ? 'json' : 'csv'
  return new Response(await importTemplate(contextOf(args), format), {
    headers: {
      'content-type': format === 'json' ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="rung-facts.${format}"`,
      'cache-control': 'private, no-store',
    },
  })
}
