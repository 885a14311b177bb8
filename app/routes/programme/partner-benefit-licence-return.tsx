import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { askedBenefit } from '~/areas/tiers/benefits/asked-benefit'
import { programmeBenefits } from '~/areas/tiers/benefits/benefit-urls'
import { returnLicence } from '~/areas/tiers/benefits/hand-out-licence.server'
import { viewBenefit } from '~/areas/tiers/benefits/view-benefit.server'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { translator } from '~/i18n/translator.server'
import { asciiUrl } from '~/platform/ascii-url'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

/** The button stands on the page of the benefit. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const view = await viewBenefit(ctx, { ...askedBenefit(args.request, args.params), partnerId: partner.id })
  return redirect(asciiUrl(programmeBenefits(partner.slug).of(view.benefit.slug, view.track.slug)))
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const asked = { ...askedBenefit(args.request, args.params), partnerId: partner.id }
  await returnLicence(ctx, { ...asked, licenceId: args.params.licence ?? '' })
  const { track } = await viewBenefit(ctx, asked)
  return redirectWithToast(programmeBenefits(partner.slug).of(asked.benefit, track.slug), {
    kind: 'success',
    message: translator(args.context.locale, 'benefits')('form.licence-returned'),
  })
}
