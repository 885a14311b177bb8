import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { programmeBenefits } from '~/areas/tiers/benefits/benefit-urls'
import { BenefitsPage } from '~/areas/tiers/benefits/ui/benefits-page'
import { viewBenefits } from '~/areas/tiers/benefits/view-benefits.server'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const track = new URL(args.request.url).searchParams.get('track') ?? undefined
  const t = translator(args.context.locale, 'common')
  const title = t('nav.benefits')
  return {
    title,
    breadcrumbs: [
      { label: t('nav.partners'), href: '/programme' },
      { label: partner.name, href: `/programme/partners/${partner.slug}` },
      { label: title },
    ],
    view: await viewBenefits(ctx, { partnerId: partner.id, track }),
  }
}

export default function PartnerBenefits() {
  const { view } = useLoaderData<typeof loader>()
  return <BenefitsPage view={view} urls={programmeBenefits(view.partner.slug)} isOwn={false} />
}
