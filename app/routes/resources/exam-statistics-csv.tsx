import type { LoaderFunctionArgs } from '@remix-run/node'
import type { ItemRow } from '~/areas/exams/statistics/item-row'
import { readAsk } from '~/areas/exams/statistics/statistics-view'
import { viewStatistics } from '~/areas/exams/statistics/view-statistics.server'
import { contextOf } from '~/platform/request.server'
import { writeCsv } from '~/platform/write-csv'

const COLUMNS: readonly [name: string, value: (row: ItemRow) => string | number | null][] = [
  ['question', (row) => row.externalId],
  ['version', (row) => row.number],
  ['title', (row) => row.title],
  ['objective', (row) => row.objective],
  ['state', (row) => row.state],
  ['maximum_mark', (row) => row.max],
  ['n', (row) => row.n],
  ['facility_index', (row) => row.facility],
  ['facility_low', (row) => row.facilityInterval?.low ?? null],
  ['facility_high', (row) => row.facilityInterval?.high ?? null],
  ['standard_deviation', (row) => row.standardDeviation],
  ['discrimination_index', (row) => row.discrimination],
  ['discrimination_low', (row) => row.discriminationInterval?.low ?? null],
  ['discrimination_high', (row) => row.discriminationInterval?.high ?? null],
  ['discriminative_efficiency', (row) => row.efficiency],
  ['intended_weight', (row) => row.intendedWeight],
  ['effective_weight', (row) => row.effectiveWeight],
  ['random_guess_score', (row) => row.randomGuess],
  ['flags', (row) => row.flags.join(' ')],
  ['verdict_held', (row) => (row.held ? 'yes' : 'no')],
]

/** The table of questions for other programs: full precision, names of columns that no language changes. */
export async function loader(args: LoaderFunctionArgs) {
  const ask = readAsk(new URL(args.request.url).searchParams)
  const view = await viewStatistics(contextOf(args), args.params.exam ?? '', ask)
  const lines = [...view.items, ...view.trials].map((row) => COLUMNS.map(([, value]) => value(row)))
  const text = writeCsv([
    ['counts', ...COLUMNS.map(([name]) => name)],
    ...lines.map((line, index) => [index < view.items.length ? 'yes' : 'no', ...line]),
  ])
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="statistics-${view.exam.slug}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
