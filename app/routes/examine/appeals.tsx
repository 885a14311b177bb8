import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAppeals } from '~/areas/exams/appeals/list-appeals.server'
import { AppealsPage } from '~/areas/exams/appeals/ui/appeals-page'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const which = searchParams.get('which') === 'decided' ? 'decided' : 'open'
  const page = pageNumber(searchParams)
  const title = translator(args.context.locale, 'exams')('appeals.title')
  return {
    title,
    breadcrumbs: [{ label: title }],
    which,
    page,
    list: await listAppeals(contextOf(args), { which, page }),
  } as const
}

export default function Appeals() {
  const { which, page, list } = useLoaderData<typeof loader>()
  return <AppealsPage which={which === 'decided' ? 'decided' : 'open'} page={page} list={list} />
}
