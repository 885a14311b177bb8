import type { LoaderFunctionArgs } from '@remix-run/node'
import { importTemplate } from '~/areas/tiers/facts/import-template.server'
import { contextOf } from '~/platform/request.server'

/** An example file for imports of facts, with names that the rules know. */
export async function loader(args: LoaderFunctionArgs) {
  return new Response(await importTemplate(contextOf(args)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="rung-facts.csv"',
      'cache-control': 'private, no-store',
    },
  })
}
