import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CertificatesTable } from '~/areas/certifications/regrades/ui/certificates-table'
import { countCertificateForecast, listCertificateForecast } from '~/areas/certifications/regrades/view-forecast.server'
import { listResultForecast } from '~/areas/exams/regrades/list-result-forecast.server'
import { FORECAST_PAGE } from '~/areas/exams/regrades/page-sizes'
import { RegradePage } from '~/areas/exams/regrades/ui/regrade-page'
import { EFFECTS, ResultsTable } from '~/areas/exams/regrades/ui/results-table'
import { viewRegrade } from '~/areas/exams/regrades/view-regrade.server'
import { TiersTable } from '~/areas/tiers/regrades/ui/tiers-table'
import { countTierForecast, listTierForecast } from '~/areas/tiers/regrades/view-forecast.server'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'
import { narrowed, roomCrumbs } from './exam-crumbs.server'

const TABS = ['results', 'certificates', 'tiers'] as const
const EFFECT_NAMES = Object.keys(EFFECTS) as (keyof typeof EFFECTS)[]

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { searchParams } = new URL(args.request.url)
  const regradeId = args.params.regrade ?? ''
  const view = await viewRegrade(ctx, { regradeId })
  const show = TABS.find((tab) => tab === searchParams.get('show')) ?? 'results'
  const page = pageNumber(searchParams)
  const filter = {
    effect: EFFECT_NAMES.find((effect) => effect === searchParams.get('effect')) ?? null,
    organisationId: searchParams.get('company') || null,
  }
  const of = { page, pageSize: FORECAST_PAGE }
  const t = translator(args.context.locale, 'exams')
  return {
    title: view.question.title,
    breadcrumbs: roomCrumbs(
      args.context.locale,
      view.exam,
      { label: t('regrade.title'), href: narrowed('/examine/regrades', view.exam) },
      { label: view.question.title },
    ),
    view,
    show,
    page,
    filter,
    counts: {
      certificates: await countCertificateForecast(ctx, regradeId),
      tiers: await countTierForecast(ctx, regradeId),
    },
    results: show === 'results' ? await listResultForecast(ctx, regradeId, { ...filter, page }) : null,
    certificates: show === 'certificates' ? await listCertificateForecast(ctx, regradeId, of) : null,
    tiers: show === 'tiers' ? await listTierForecast(ctx, regradeId, of) : null,
  }
}

export default function Regrade() {
  const { view, show, page, filter, counts, results, certificates, tiers } = useLoaderData<typeof loader>()
  return (
    <RegradePage view={view} show={show} certificates={counts.certificates} tiers={counts.tiers}>
      {results && <ResultsTable regradeId={view.id} list={results} filter={filter} page={page} />}
      {certificates && (
        <CertificatesTable
          certificates={certificates}
          total={counts.certificates.total}
          page={page}
          pageSize={FORECAST_PAGE}
        />
      )}
      {tiers && (
        <TiersTable moves={tiers.moves} names={tiers.names} total={counts.tiers} page={page} pageSize={FORECAST_PAGE} />
      )}
    </RegradePage>
  )
}
