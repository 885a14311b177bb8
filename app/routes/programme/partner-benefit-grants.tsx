import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askedBenefit, typedFields } from '~/areas/tiers/benefits/asked-benefit'
import { programmeBenefits } from '~/areas/tiers/benefits/benefit-urls'
import { giveGrant } from '~/areas/tiers/benefits/give-grant.server'
import { GRANT_FIELDS } from '~/areas/tiers/benefits/grant-entry'
import { GrantForm } from '~/areas/tiers/benefits/ui/benefit-forms'
import { viewBenefit } from '~/areas/tiers/benefits/view-benefit.server'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { newId } from '~/platform/ids'
import { localText } from '~/platform/local-text'
import { contextOf } from '~/platform/request.server'
import { benefitForm } from './partner-benefit-form.server'

export async function loader(args: LoaderFunctionArgs) {
  return { ...(await benefitForm(args, 'grants.give')), formKey: newId(contextOf(args).now) }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const asked = { ...askedBenefit(args.request, args.params), partnerId: partner.id }
  const form = await args.request.formData()
  const typed = typedFields(form, GRANT_FIELDS)
  const result = await giveGrant(ctx, { ...asked, typed, key: String(form.get('key') || newId(ctx.now)) })
  if (!result.ok) return data({ reply: { typed, problems: result.problems } }, { status: 422 })
  const { benefit, track } = await viewBenefit(ctx, asked)
  const t = translator(args.context.locale, 'benefits')
  const words = { partner: partner.name, benefit: localText(benefit.title, args.context.locale) }
  return redirectWithToast(programmeBenefits(partner.slug).of(benefit.slug, track.slug), {
    kind: result.isNew ? 'success' : 'info',
    message: result.isNew ? t('form.given', words) : t('form.sent-before'),
  })
}

export default function PartnerBenefitGrants() {
  return <GrantForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()?.reply} />
}
