import type { LoaderFunctionArgs } from '@remix-run/node'
import { listResultForecast } from '~/areas/exams/regrades/list-result-forecast.server'
import { EFFECTS } from '~/areas/exams/regrades/ui/results-table'
import { viewRegrade } from '~/areas/exams/regrades/view-regrade.server'
import { asNumber } from '~/areas/exams/results/share'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { writeCsv } from '~/platform/write-csv'

/** More lines than this no spreadsheet is glad of. */
const MOST = 100_000

/** Every result that a correction changes as a table for other programs; marks are numbers, shares between 0 and 1. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { id } = await viewRegrade(ctx, { regradeId: args.params.regrade ?? '' })
  const { results } = await listResultForecast(ctx, id, {
    effect: null,
    organisationId: null,
    page: 1,
    pageSize: MOST,
  })
  const t = translator(args.context.locale, 'exams')
  const columns = [
    t('regrade.person'),
    t('regrade.company'),
    t('regrade.exam'),
    t('regrade.attempt'),
    t('regrade.effect'),
    t('regrade.mark-before'),
    t('regrade.share-before'),
    t('regrade.mark-after'),
    t('regrade.share-after'),
  ]
  const lines = results.map((row) => [
    row.person,
    row.organisation,
    row.exam.title,
    row.number,
    t(EFFECTS[row.effect]),
    ...[row.before, row.after].flatMap(({ mark, share }) => [asNumber(mark), asNumber(share)]),
  ])
  return new Response(writeCsv([columns, ...lines]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="correction-${id}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
