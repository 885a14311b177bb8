import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPools } from '~/areas/questions/bank/list-pools.server'
import { PoolsPage } from '~/areas/questions/bank/ui/pools-page'
import { mayEditBank } from '~/areas/questions/policy'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const title = translator(args.context.locale, 'common')('nav.question-pools')
  const pools = await listPools(ctx)
  return { title, breadcrumbs: [{ label: title }], pools, mayEdit: mayEditBank(ctx.actor).allow }
}

export default function Pools() {
  const { pools, mayEdit } = useLoaderData<typeof loader>()
  return <PoolsPage pools={pools} mayEdit={mayEdit} />
}
