import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { askedBenefit } from '~/areas/tiers/benefits/asked-benefit'
import { COMPANY_BENEFITS } from '~/areas/tiers/benefits/benefit-urls'
import { returnLicence } from '~/areas/tiers/benefits/hand-out-licence.server'
import { viewBenefit } from '~/areas/tiers/benefits/view-benefit.server'
import { mayViewOwnTier } from '~/areas/tiers/policy'
import { translator } from '~/i18n/translator.server'
import { asciiUrl } from '~/platform/ascii-url'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'

/** The button stands on the page of the benefit. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  authorise(mayViewOwnTier(actor))
  const view = await viewBenefit(ctx, { ...askedBenefit(args.request, args.params), partnerId: actor.organisationId })
  return redirect(asciiUrl(COMPANY_BENEFITS.of(view.benefit.slug, view.track.slug)))
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  authorise(mayViewOwnTier(actor))
  const asked = { ...askedBenefit(args.request, args.params), partnerId: actor.organisationId }
  await returnLicence(ctx, { ...asked, licenceId: args.params.licence ?? '' })
  const { track } = await viewBenefit(ctx, asked)
  return redirectWithToast(COMPANY_BENEFITS.of(asked.benefit, track.slug), {
    kind: 'success',
    message: translator(args.context.locale, 'benefits')('form.licence-returned'),
  })
}
