import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listStandings } from '~/areas/tiers/standings/list-standings.server'
import { StandingsPage } from '~/areas/tiers/standings/ui/standings-page'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const list = await listStandings(contextOf(args), new URL(args.request.url).searchParams)
  const title = translator(args.context.locale, 'common')('nav.partners')
  return { title, breadcrumbs: [{ label: title }], list }
}

export default function Partners() {
  return <StandingsPage list={useLoaderData<typeof loader>().list} />
}
