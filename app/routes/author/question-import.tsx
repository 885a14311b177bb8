import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ImportPage } from '~/areas/questions/imports/ui/import-page'
import { viewImport } from '~/areas/questions/imports/view-import.server'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'
import { poolCrumbs } from './pool-crumbs.server'

const FILTERS = ['exact', 'approximated', 'refused', 'alike'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const view = await viewImport(contextOf(args), {
    pool: args.params.pool ?? '',
    importId: args.params.draft ?? '',
    filter: FILTERS.find((filter) => filter === searchParams.get('show')) ?? null,
    page: pageNumber(searchParams),
  })
  const t = translator(args.context.locale, 'questions')
  const title = view.fileName ?? t('imports.pasted')
  const imports = { label: t('imports.title'), href: `/author/pools/${view.pool.slug}/imports` }
  return { title, breadcrumbs: poolCrumbs(args.context.locale, view.pool, imports, { label: title }), view }
}

export default function QuestionImport() {
  return <ImportPage view={useLoaderData<typeof loader>().view} />
}
