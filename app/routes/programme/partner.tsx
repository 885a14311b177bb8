import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listBehind } from '~/areas/tiers/standings/standings-view'
import { PartnerPage } from '~/areas/tiers/standings/ui/partner-page'
import { viewPartner } from '~/areas/tiers/standings/view-partner.server'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const view = await viewPartner(contextOf(args), args.params.partner ?? '')
  return {
    title: view.partner.name,
    breadcrumbs: [
      {
        label: translator(args.context.locale, 'common')('nav.partners'),
        href: listBehind(new URL(args.request.url).searchParams),
      },
      { label: view.partner.name },
    ],
    view,
  }
}

export default function Partner() {
  return <PartnerPage view={useLoaderData<typeof loader>().view} />
}
