import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewExport } from '~/areas/questions/exports/export-pool.server'
import { readSelection } from '~/areas/questions/exports/selection'
import { ExportPage } from '~/areas/questions/exports/ui/export-page'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { poolCrumbs } from './pool-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const chosen = readSelection(new URL(args.request.url).searchParams)
  const view = await viewExport(contextOf(args), { pool: args.params.pool ?? '', ...chosen })
  const title = translator(args.context.locale, 'questions')('export.title')
  return { title, breadcrumbs: poolCrumbs(args.context.locale, view.pool, { label: title }), view, chosen }
}

export default function PoolExport() {
  const { view, chosen } = useLoaderData<typeof loader>()
  return <ExportPage view={view} chosen={chosen} />
}
