import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayViewOwnTier } from '~/areas/tiers/policy'
import { viewTier } from '~/areas/tiers/standings/view-tier.server'
import { TierPage } from '~/areas/tiers/ui/tier-page'
import { translator } from '~/i18n/translator.server'
import { hasRole } from '~/platform/actor'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  authorise(mayViewOwnTier(actor))
  const { searchParams } = new URL(args.request.url)
  const title = translator(args.context.locale, 'common')('nav.tier')
  return {
    title,
    breadcrumbs: [{ label: actor.organisationName }, { label: title }],
    view: await viewTier(ctx, {
      partnerId: actor.organisationId,
      track: searchParams.get('track') ?? undefined,
      tier: searchParams.get('tier') ?? undefined,
    }),
    mayAssign: hasRole(actor, 'partner-manager'),
  }
}

export default function Tier() {
  return <TierPage {...useLoaderData<typeof loader>()} />
}
