import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askedBenefit, typedFields } from '~/areas/tiers/benefits/asked-benefit'
import { programmeBenefits } from '~/areas/tiers/benefits/benefit-urls'
import { FUND_FIELDS } from '~/areas/tiers/benefits/fund'
import { FundForm } from '~/areas/tiers/benefits/ui/benefit-forms'
import { recordFundUse } from '~/areas/tiers/benefits/use-fund.server'
import { viewBenefit } from '~/areas/tiers/benefits/view-benefit.server'
import { writeDay } from '~/areas/tiers/facts/written-values'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { speechFor, translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { newId } from '~/platform/ids'
import { readRational, toNumber } from '~/platform/rational'
import { contextOf } from '~/platform/request.server'
import { benefitForm } from './partner-benefit-form.server'

export async function loader(args: LoaderFunctionArgs) {
  const { now } = contextOf(args)
  return { ...(await benefitForm(args, 'form.fund-head')), today: writeDay(now), formKey: newId(now) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const asked = { ...askedBenefit(args.request, args.params), partnerId: partner.id }
  const form = await args.request.formData()
  const typed = typedFields(form, FUND_FIELDS)
  const result = await recordFundUse(ctx, { ...asked, typed, key: String(form.get('key') || newId(ctx.now)) })
  if (!result.ok) {
    const { left } = result
    const { format } = speechFor({ locale: args.context.locale, timeZone: 'UTC', now: ctx.now })
    const money = left ? format.money(toNumber(readRational(left.amount)), left.currency) : ''
    const problems = result.problems.map((problem) =>
      problem.code === 'fund-too-small' ? { ...problem, params: { ...problem.params, left: money } } : problem,
    )
    return data({ reply: { typed, problems } }, { status: 422 })
  }
  const t = translator(args.context.locale, 'benefits')
  const { benefit, track } = await viewBenefit(ctx, asked)
  return redirectWithToast(programmeBenefits(partner.slug).of(benefit.slug, track.slug), {
    kind: result.isNew ? 'success' : 'info',
    message: t(result.isNew ? 'form.taken' : 'form.sent-before'),
  })
}

export default function PartnerBenefitFund() {
  return <FundForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()?.reply} />
}
