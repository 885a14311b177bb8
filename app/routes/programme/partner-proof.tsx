import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { viewProof } from '~/areas/tiers/standings/view-proof.server'
import { programmeUrls } from '~/areas/tiers/tier-urls'
import { ProofPage } from '~/areas/tiers/ui/proof-page'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const { searchParams } = new URL(args.request.url)
  const title = translator(args.context.locale, 'tiers')('tier.proof')
  return {
    title,
    breadcrumbs: [
      { label: translator(args.context.locale, 'common')('nav.partners'), href: '/programme' },
      { label: partner.name, href: `/programme/partners/${partner.slug}` },
      { label: title },
    ],
    slug: partner.slug,
    view: await viewProof(ctx, {
      partnerId: partner.id,
      track: searchParams.get('track') ?? undefined,
      decision: searchParams.get('decision') ?? undefined,
    }),
  }
}

export default function PartnerProof() {
  const { view, slug } = useLoaderData<typeof loader>()
  return <ProofPage view={view} urls={programmeUrls(slug)} />
}
