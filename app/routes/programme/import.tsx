import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ImportPage } from '~/areas/tiers/facts/ui/import-page'
import { viewFactImport } from '~/areas/tiers/facts/view-fact-import.server'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'

const VERDICTS = ['accepted', 'duplicate', 'refused'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const view = await viewFactImport(contextOf(args), {
    importId: args.params.import ?? '',
    filter: VERDICTS.find((verdict) => verdict === searchParams.get('verdict')) ?? null,
    page: pageNumber(searchParams),
  })
  const t = translator(args.context.locale, 'tiers')
  return {
    title: view.fileName,
    breadcrumbs: [{ label: t('imports.title'), href: '/programme/imports' }, { label: view.fileName }],
    view,
  }
}

export default function Import() {
  return <ImportPage view={useLoaderData<typeof loader>().view} />
}
