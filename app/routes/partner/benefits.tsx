import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { COMPANY_BENEFITS } from '~/areas/tiers/benefits/benefit-urls'
import { BenefitsPage } from '~/areas/tiers/benefits/ui/benefits-page'
import { viewBenefits } from '~/areas/tiers/benefits/view-benefits.server'
import { mayViewOwnTier } from '~/areas/tiers/policy'
import { translator } from '~/i18n/translator.server'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  authorise(mayViewOwnTier(actor))
  const track = new URL(args.request.url).searchParams.get('track') ?? undefined
  const title = translator(args.context.locale, 'common')('nav.benefits')
  return {
    title,
    breadcrumbs: [{ label: actor.organisationName }, { label: title }],
    view: await viewBenefits(ctx, { partnerId: actor.organisationId, track }),
  }
}

export default function Benefits() {
  return <BenefitsPage view={useLoaderData<typeof loader>().view} urls={COMPANY_BENEFITS} isOwn />
}
