import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { viewPartner } from '~/areas/tiers/standings/view-partner.server'
import { translator } from '~/i18n/translator.server'
import { asciiUrl } from '~/platform/ascii-url'
import { redirectWithToast } from '~/platform/flash.server'
import { localText } from '~/platform/local-text'
import { contextOf } from '~/platform/request.server'

/** The form stands on the partner's page. */
export async function loader(args: LoaderFunctionArgs) {
  const partner = await findPartner(contextOf(args), args.params.partner ?? '')
  return redirect(asciiUrl(`/programme/partners/${partner.slug}`))
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const track = String((await args.request.formData()).get('track') ?? '')
  await joinTrack(ctx, { partnerId: partner.id, track })
  const joined = (await viewPartner(ctx, partner.slug)).tracks.find(({ slug }) => slug === track)
  const message = translator(args.context.locale, 'tiers')('partner.join-done', {
    partner: partner.name,
    track: joined ? localText(joined.title, args.context.locale) : track,
  })
  return redirectWithToast(`/programme/partners/${partner.slug}`, { kind: 'success', message })
}
