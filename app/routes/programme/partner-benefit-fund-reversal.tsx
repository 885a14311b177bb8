import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askedBenefit } from '~/areas/tiers/benefits/asked-benefit'
import { programmeBenefits } from '~/areas/tiers/benefits/benefit-urls'
import { ReversalForm } from '~/areas/tiers/benefits/ui/benefit-forms'
import { reverseFundUse } from '~/areas/tiers/benefits/use-fund.server'
import { viewFundEntry } from '~/areas/tiers/benefits/view-fund-entry.server'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const asked = { ...askedBenefit(args.request, args.params), partnerId: partner.id }
  const { use, track } = await viewFundEntry(ctx, { ...asked, entryId: args.params.entry ?? '' })
  const title = translator(args.context.locale, 'benefits')('usage.reverse')
  const benefits = translator(args.context.locale, 'common')('nav.benefits')
  const back = programmeBenefits(partner.slug).of(asked.benefit, track)
  return {
    title,
    breadcrumbs: [
      { label: partner.name, href: `/programme/partners/${partner.slug}` },
      { label: benefits, href: programmeBenefits(partner.slug).list(track) },
      { label: title },
    ],
    ...{ use, back, partner: { name: partner.name } },
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const asked = { ...askedBenefit(args.request, args.params), partnerId: partner.id }
  const entryId = args.params.entry ?? ''
  const reason = String((await args.request.formData()).get('reason') ?? '')
  const result = await reverseFundUse(ctx, { ...asked, entryId, reason })
  if (!result.ok) return data({ reply: { typed: { reason }, problems: result.problems } }, { status: 422 })
  const { use, track } = await viewFundEntry(ctx, { ...asked, entryId })
  return redirectWithToast(`${programmeBenefits(partner.slug).of(asked.benefit, track)}&year=${use.year}`, {
    kind: 'success',
    message: translator(args.context.locale, 'benefits')('form.reversed'),
  })
}

export default function PartnerBenefitFundReversal() {
  return <ReversalForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()?.reply} />
}
