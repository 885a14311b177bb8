import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PlanPage } from '~/areas/tiers/path/ui/plan-page'
import { viewPlan } from '~/areas/tiers/path/view-plan.server'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const { searchParams } = new URL(args.request.url)
  const title = translator(args.context.locale, 'tiers')('plan.title')
  return {
    title,
    breadcrumbs: [
      { label: translator(args.context.locale, 'common')('nav.tier'), href: '/company/tier' },
      { label: title },
    ],
    view: await viewPlan(ctx, {
      partnerId: actor.organisationId,
      track: searchParams.get('track') ?? undefined,
      query: searchParams,
    }),
  }
}

export default function TierPlan() {
  return <PlanPage view={useLoaderData<typeof loader>().view} href="/company/tier/plan" />
}
