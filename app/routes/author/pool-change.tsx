import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewChange } from '~/areas/questions/bank/bulk/undo-change.server'
import { questionCrumbs } from '~/areas/questions/bank/question-crumbs.server'
import { ChangePage } from '~/areas/questions/bank/ui/change-page'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const view = await viewChange(contextOf(args), args.params.pool ?? '', args.params.change ?? '')
  const here = translator(args.context.locale, 'bank')('bulk.done-title')
  return { title: here, breadcrumbs: questionCrumbs(args.context.locale, { pool: view.pool, here }), view }
}

export default function PoolChange() {
  return <ChangePage view={useLoaderData<typeof loader>().view} />
}
