import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayViewOwnTier } from '~/areas/tiers/policy'
import { viewProof } from '~/areas/tiers/standings/view-proof.server'
import { COMPANY_URLS } from '~/areas/tiers/tier-urls'
import { ProofPage } from '~/areas/tiers/ui/proof-page'
import { translator } from '~/i18n/translator.server'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  authorise(mayViewOwnTier(actor))
  const { searchParams } = new URL(args.request.url)
  const title = translator(args.context.locale, 'tiers')('tier.proof')
  return {
    title,
    breadcrumbs: [
      { label: translator(args.context.locale, 'common')('nav.tier'), href: '/company/tier' },
      { label: title },
    ],
    view: await viewProof(ctx, {
      partnerId: actor.organisationId,
      track: searchParams.get('track') ?? undefined,
      decision: searchParams.get('decision') ?? undefined,
    }),
  }
}

export default function TierProof() {
  return <ProofPage view={useLoaderData<typeof loader>().view} urls={COMPANY_URLS} />
}
