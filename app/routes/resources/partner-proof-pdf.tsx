import type { LoaderFunctionArgs } from '@remix-run/node'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { printProof } from '~/areas/tiers/standings/print-proof.server'
import { programmeUrls } from '~/areas/tiers/tier-urls'
import { contextOf } from '~/platform/request.server'

/** The proof of a decision about a partner as a PDF, for the programme. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const { searchParams } = new URL(args.request.url)
  return printProof(ctx, {
    partnerId: partner.id,
    track: searchParams.get('track') ?? undefined,
    decision: searchParams.get('decision') ?? undefined,
    urls: programmeUrls(partner.slug),
    locale: args.context.locale,
  })
}
