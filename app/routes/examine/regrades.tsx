import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RegradesPage } from '~/areas/exams/regrades/ui/regrades-page'
import { listRegrades } from '~/areas/exams/regrades/view-regrade.server'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const title = translator(args.context.locale, 'exams')('regrade.title')
  const page = pageNumber(new URL(args.request.url).searchParams)
  return { title, breadcrumbs: [{ label: title }], list: await listRegrades(contextOf(args), { page }) }
}

export default function Regrades() {
  return <RegradesPage list={useLoaderData<typeof loader>().list} />
}
