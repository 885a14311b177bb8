import type { LoaderFunctionArgs } from '@remix-run/node'
import { GRANT_FILTERS } from '~/areas/tiers/benefits/grant'
import { grantLines } from '~/areas/tiers/benefits/grant-lines.server'
import { listGrants } from '~/areas/tiers/benefits/list-grants.server'
import { writeDay } from '~/areas/tiers/facts/written-values'
import { contextOf, requirePerson } from '~/platform/request.server'
import { writeCsv } from '~/platform/write-csv'

/** The register of grants as a table for other programs. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { locale } = requirePerson(ctx)
  const asked = new URL(args.request.url).searchParams.get('state')
  const { rows } = await listGrants(ctx, { state: GRANT_FILTERS.find((one) => one === asked) ?? null })
  return new Response(writeCsv(grantLines(rows, locale)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="grants-${writeDay(ctx.now)}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
