import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { askedBenefit } from '~/areas/tiers/benefits/asked-benefit'
import { COMPANY_BENEFITS } from '~/areas/tiers/benefits/benefit-urls'
import { BenefitPage } from '~/areas/tiers/benefits/ui/benefit-page'
import { viewBenefit } from '~/areas/tiers/benefits/view-benefit.server'
import { mayViewOwnTier } from '~/areas/tiers/policy'
import { translator } from '~/i18n/translator.server'
import { localText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  authorise(mayViewOwnTier(actor))
  const asked = askedBenefit(args.request, args.params)
  const view = await viewBenefit(ctx, { ...asked, partnerId: actor.organisationId })
  const title = localText(view.benefit.title, args.context.locale)
  const list = translator(args.context.locale, 'common')('nav.benefits')
  return {
    title,
    breadcrumbs: [{ label: list, href: COMPANY_BENEFITS.list(view.track.slug) }, { label: title }],
    view,
  }
}

export default function Benefit() {
  return <BenefitPage view={useLoaderData<typeof loader>().view} urls={COMPANY_BENEFITS} />
}
