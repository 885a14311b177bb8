import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askedBenefit, typedFields } from '~/areas/tiers/benefits/asked-benefit'
import { programmeBenefits } from '~/areas/tiers/benefits/benefit-urls'
import { handOutLicence } from '~/areas/tiers/benefits/hand-out-licence.server'
import { LICENCE_FIELDS } from '~/areas/tiers/benefits/licences'
import { LicenceForm } from '~/areas/tiers/benefits/ui/benefit-forms'
import { viewBenefit } from '~/areas/tiers/benefits/view-benefit.server'
import { writeDay } from '~/areas/tiers/facts/written-values'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { newId } from '~/platform/ids'
import { contextOf } from '~/platform/request.server'
import { benefitForm } from './partner-benefit-form.server'

export async function loader(args: LoaderFunctionArgs) {
  const { now } = contextOf(args)
  return { ...(await benefitForm(args, 'form.licence-head')), today: writeDay(now), formKey: newId(now) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const asked = askedBenefit(args.request, args.params)
  const form = await args.request.formData()
  const typed = typedFields(form, LICENCE_FIELDS)
  const key = String(form.get('key') || newId(ctx.now))
  const result = await handOutLicence(ctx, { ...asked, partnerId: partner.id, typed, key })
  if (!result.ok) return data({ reply: { typed, problems: result.problems } }, { status: 422 })
  const t = translator(args.context.locale, 'benefits')
  const { track } = await viewBenefit(ctx, { ...asked, partnerId: partner.id })
  return redirectWithToast(programmeBenefits(partner.slug).of(asked.benefit, track.slug), {
    kind: result.isNew ? 'success' : 'info',
    message: result.isNew ? t('form.handed-out', { holder: typed.holder.trim() }) : t('form.sent-before'),
  })
}

export default function PartnerBenefitLicences() {
  return <LicenceForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()?.reply} />
}
