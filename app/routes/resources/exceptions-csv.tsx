import type { LoaderFunctionArgs } from '@remix-run/node'
import { exceptionsTable } from '~/areas/tiers/exceptions/exceptions-table'
import { listExceptions } from '~/areas/tiers/exceptions/list-exceptions.server'
import { writeDay } from '~/areas/tiers/facts/written-values'
import { speechFor } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { writeCsv } from '~/platform/write-csv'

/** The register of exceptions as a table for other programs: days of UTC. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { locale } = requirePerson(ctx)
  const { rows } = await listExceptions(ctx, new URL(args.request.url).searchParams, { all: true })
  const { t, format } = speechFor({ locale, timeZone: 'UTC', now: ctx.now })
  return new Response(writeCsv(exceptionsTable(rows, { t: t('tiers'), list: format.list, locale })), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="exceptions-${writeDay(ctx.now)}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
