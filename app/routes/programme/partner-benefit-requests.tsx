import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askedBenefit, typedFields } from '~/areas/tiers/benefits/asked-benefit'
import { programmeBenefits } from '~/areas/tiers/benefits/benefit-urls'
import { logSupportRequest } from '~/areas/tiers/benefits/log-support.server'
import { REQUEST_FIELDS } from '~/areas/tiers/benefits/support'
import { RequestForm } from '~/areas/tiers/benefits/ui/benefit-forms'
import { viewBenefit } from '~/areas/tiers/benefits/view-benefit.server'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { benefitForm } from './partner-benefit-form.server'

export async function loader(args: LoaderFunctionArgs) {
  const proposed = typedFields(new URL(args.request.url).searchParams, REQUEST_FIELDS)
  return { ...(await benefitForm(args, 'form.request-head')), proposed }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const asked = { ...askedBenefit(args.request, args.params), partnerId: partner.id }
  const typed = typedFields(await args.request.formData(), REQUEST_FIELDS)
  const result = await logSupportRequest(ctx, { ...asked, typed })
  if (!result.ok) return data({ reply: { typed, problems: result.problems } }, { status: 422 })
  const words = { new: 'form.logged', answered: 'form.logged-answer', known: 'form.logged-known' } as const
  const { benefit, track } = await viewBenefit(ctx, asked)
  return redirectWithToast(programmeBenefits(partner.slug).of(benefit.slug, track.slug), {
    kind: result.logged === 'known' ? 'info' : 'success',
    message: translator(args.context.locale, 'benefits')(words[result.logged]),
  })
}

export default function PartnerBenefitRequests() {
  return <RequestForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()?.reply} />
}
