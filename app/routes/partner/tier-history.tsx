import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewHistory } from '~/areas/tiers/decisions/view-history.server'
import { mayViewOwnTier } from '~/areas/tiers/policy'
import { COMPANY_URLS } from '~/areas/tiers/tier-urls'
import { HistoryPage } from '~/areas/tiers/ui/history-page'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  authorise(mayViewOwnTier(actor))
  const { searchParams } = new URL(args.request.url)
  const title = translator(args.context.locale, 'tiers')('tier.history')
  return {
    title,
    breadcrumbs: [
      { label: translator(args.context.locale, 'common')('nav.tier'), href: '/company/tier' },
      { label: title },
    ],
    view: await viewHistory(ctx, {
      partnerId: actor.organisationId,
      track: searchParams.get('track') ?? undefined,
      page: pageNumber(searchParams),
      on: searchParams.get('on') ?? undefined,
      known: searchParams.get('known') ?? undefined,
    }),
  }
}

export default function TierHistory() {
  return <HistoryPage view={useLoaderData<typeof loader>().view} urls={COMPANY_URLS} />
}
