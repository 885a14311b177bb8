import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportDecision } from '~/areas/tiers/standings/export-decision.server'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { contextOf } from '~/platform/request.server'

/** A decision about a partner with its proof, for whoever checks it elsewhere. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const { searchParams } = new URL(args.request.url)
  const exported = await exportDecision(ctx, {
    partnerId: partner.id,
    track: searchParams.get('track') ?? undefined,
    decision: searchParams.get('decision') ?? undefined,
  })
  return new Response(JSON.stringify(exported, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${partner.slug}-${exported.track}-${exported.number}.json"`,
      'cache-control': 'private, no-store',
    },
  })
}
