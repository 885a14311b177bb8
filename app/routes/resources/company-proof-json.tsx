import type { LoaderFunctionArgs } from '@remix-run/node'
import { mayViewOwnTier } from '~/areas/tiers/policy'
import { exportDecision } from '~/areas/tiers/standings/export-decision.server'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'

/** A decision about the own company with its proof, for whoever checks it elsewhere. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  authorise(mayViewOwnTier(actor))
  const { searchParams } = new URL(args.request.url)
  const exported = await exportDecision(ctx, {
    partnerId: actor.organisationId,
    track: searchParams.get('track') ?? undefined,
    decision: searchParams.get('decision') ?? undefined,
  })
  return new Response(JSON.stringify(exported, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="decision-${exported.track}-${exported.number}.json"`,
      'cache-control': 'private, no-store',
    },
  })
}
