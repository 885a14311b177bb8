import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeDay } from '~/areas/tiers/facts/written-values'
import { standingLines } from '~/areas/tiers/standings/standing-lines.server'
import { contextOf } from '~/platform/request.server'
import { writeCsv } from '~/platform/write-csv'

/** The partner base as a table for other programs: exactly what the filters of the address find, in its order. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const query = new URL(args.request.url).searchParams
  return new Response(writeCsv(await standingLines(ctx, { query, locale: args.context.locale })), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="partners-${writeDay(ctx.now)}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
