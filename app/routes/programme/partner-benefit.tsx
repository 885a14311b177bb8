import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { askedBenefit } from '~/areas/tiers/benefits/asked-benefit'
import { programmeBenefits } from '~/areas/tiers/benefits/benefit-urls'
import { BenefitPage } from '~/areas/tiers/benefits/ui/benefit-page'
import { viewBenefit } from '~/areas/tiers/benefits/view-benefit.server'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { translator } from '~/i18n/translator.server'
import { localText } from '~/platform/local-text'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const view = await viewBenefit(ctx, { ...askedBenefit(args.request, args.params), partnerId: partner.id })
  const title = localText(view.benefit.title, args.context.locale)
  const list = translator(args.context.locale, 'common')('nav.benefits')
  return {
    title,
    breadcrumbs: [
      { label: partner.name, href: `/programme/partners/${partner.slug}` },
      { label: list, href: programmeBenefits(partner.slug).list(view.track.slug) },
      { label: title },
    ],
    view,
  }
}

export default function PartnerBenefit() {
  const { view } = useLoaderData<typeof loader>()
  return <BenefitPage view={view} urls={programmeBenefits(view.partner.slug)} />
}
