import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readBankView } from '~/areas/questions/bank/bank-filter'
import { PoolPage } from '~/areas/questions/bank/ui/pool-page'
import { POOL_PAGE_SIZE, viewPool } from '~/areas/questions/bank/view-pool.server'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const params = new URL(args.request.url).searchParams
  const view = readBankView(params)
  const pool = await viewPool(contextOf(args), args.params.pool ?? '', view, pageNumber(params))
  const pools = translator(args.context.locale, 'common')('nav.question-pools')
  return {
    title: pool.title,
    breadcrumbs: [{ label: pools, href: '/author/pools' }, { label: pool.title }],
    pool,
    view,
    pageSize: POOL_PAGE_SIZE,
  }
}

export default function Pool() {
  const { pool, view, pageSize } = useLoaderData<typeof loader>()
  return <PoolPage pool={pool} view={view} pageSize={pageSize} />
}
