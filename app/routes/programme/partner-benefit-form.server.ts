import type { LoaderFunctionArgs } from '@remix-run/node'
import { askedBenefit } from '~/areas/tiers/benefits/asked-benefit'
import { programmeBenefits } from '~/areas/tiers/benefits/benefit-urls'
import { viewBenefit } from '~/areas/tiers/benefits/view-benefit.server'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { translator } from '~/i18n/translator.server'
import type { MessageKey } from '~/i18n/types'
import { localText } from '~/platform/local-text'
import { contextOf } from '~/platform/request.server'

/** What a form about a partner's benefit stands on: the benefit, the page that it leads back to, its title and the way. */
export async function benefitForm(args: LoaderFunctionArgs, titled: MessageKey<'benefits'>) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const view = await viewBenefit(ctx, { ...askedBenefit(args.request, args.params), partnerId: partner.id })
  const title = translator(args.context.locale, 'benefits')(titled)
  const back = programmeBenefits(partner.slug).of(view.benefit.slug, view.track.slug)
  return {
    title,
    breadcrumbs: [
      { label: partner.name, href: `/programme/partners/${partner.slug}` },
      { label: localText(view.benefit.title, args.context.locale), href: back },
      { label: title },
    ],
    ...{ view, back },
  }
}
