import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDemotions } from '~/areas/tiers/demotions/list-demotions.server'
import { DemotionsPage } from '~/areas/tiers/demotions/ui/demotions-page'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const list = await listDemotions(contextOf(args), new URL(args.request.url).searchParams)
  const title = translator(args.context.locale, 'tiers')('demotions.title')
  return { title, breadcrumbs: [{ label: title }], list }
}

export default function Demotions() {
  return <DemotionsPage list={useLoaderData<typeof loader>().list} />
}
