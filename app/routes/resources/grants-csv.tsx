import type { LoaderFunctionArgs } from '@remix-run/node'
import { GRANT_FILTERS } from '~/areas/tiers/benefits/grant'
import { listGrants } from '~/areas/tiers/benefits/list-grants.server'
import { writeDay } from '~/areas/tiers/facts/written-values'
import { translator } from '~/i18n/translator.server'
import { localText } from '~/platform/local-text'
import { contextOf, requirePerson } from '~/platform/request.server'
import { writeCsv } from '~/platform/write-csv'

/** The register of grants as a table for other programs: days of UTC, values as plain numbers. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { locale } = requirePerson(ctx)
  const t = translator(locale, 'benefits')
  const asked = new URL(args.request.url).searchParams.get('state')
  const { rows } = await listGrants(ctx, { state: GRANT_FILTERS.find((one) => one === asked) ?? null })
  const lines = rows.map((row) => [
    row.partner.name,
    localText(row.track.title, locale),
    localText(row.title, locale),
    typeof row.value === 'object' ? localText(row.value, locale) : String(row.value),
    writeDay(row.from),
    writeDay(row.until),
    row.state,
    row.reason,
    row.givenBy ?? '',
  ])
  const columns = [
    ...[t('grants.partner'), t('grants.track'), t('grants.benefit'), t('grants.value'), t('grants.from')],
    ...[t('grants.until'), t('grants.state'), t('grants.reason'), t('grants.given-by')],
  ]
  return new Response(writeCsv([columns, ...lines]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="grants-${writeDay(ctx.now)}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
