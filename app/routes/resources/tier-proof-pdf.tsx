import type { LoaderFunctionArgs } from '@remix-run/node'
import { mayViewOwnTier } from '~/areas/tiers/policy'
import { printProof } from '~/areas/tiers/standings/print-proof.server'
import { COMPANY_URLS } from '~/areas/tiers/tier-urls'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'

/** The proof of a decision about the own company as a PDF, in the reader's language. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  authorise(mayViewOwnTier(actor))
  const { searchParams } = new URL(args.request.url)
  return printProof(ctx, {
    partnerId: actor.organisationId,
    track: searchParams.get('track') ?? undefined,
    decision: searchParams.get('decision') ?? undefined,
    urls: COMPANY_URLS,
    locale: args.context.locale,
  })
}
