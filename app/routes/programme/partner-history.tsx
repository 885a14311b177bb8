import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewHistory } from '~/areas/tiers/decisions/view-history.server'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { programmeUrls } from '~/areas/tiers/tier-urls'
import { HistoryPage } from '~/areas/tiers/ui/history-page'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const { searchParams } = new URL(args.request.url)
  const title = translator(args.context.locale, 'tiers')('tier.history')
  return {
    title,
    breadcrumbs: [
      { label: translator(args.context.locale, 'common')('nav.partners'), href: '/programme' },
      { label: partner.name, href: `/programme/partners/${partner.slug}` },
      { label: title },
    ],
    slug: partner.slug,
    view: await viewHistory(ctx, {
      partnerId: partner.id,
      track: searchParams.get('track') ?? undefined,
      page: pageNumber(searchParams),
      on: searchParams.get('on') ?? undefined,
      known: searchParams.get('known') ?? undefined,
    }),
  }
}

export default function PartnerHistory() {
  const { view, slug } = useLoaderData<typeof loader>()
  return <HistoryPage view={view} urls={programmeUrls(slug)} />
}
