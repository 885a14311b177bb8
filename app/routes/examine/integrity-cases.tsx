import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCases, readCaseFilter } from '~/areas/exams/integrity/list-cases.server'
import { CasesPage } from '~/areas/exams/integrity/ui/cases-page'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const filter = readCaseFilter(searchParams)
  const page = pageNumber(searchParams)
  const title = translator(args.context.locale, 'integrity')('list.title')
  return {
    title,
    breadcrumbs: [{ label: title }],
    filter,
    page,
    list: await listCases(contextOf(args), { filter, page }),
  }
}

export default function IntegrityCases() {
  const { filter, page, list } = useLoaderData<typeof loader>()
  return <CasesPage filter={filter} page={page} list={list} />
}
