import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { renamePool } from '~/areas/questions/bank/rename-pool.server'
import { RenamePoolPage } from '~/areas/questions/bank/ui/rename-pool-page'
import { mayEditBank } from '~/areas/questions/policy'
import { poolNames } from '~/areas/questions/pool-names.server'
import { translator } from '~/i18n/translator.server'
import { notFound } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'
import { poolCrumbs } from './pool-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayEditBank(ctx.actor))
  const pool = (await poolNames(ctx)).find(({ slug }) => slug === args.params.pool)
  if (!pool) throw notFound('questions.pool-not-found')
  const title = translator(args.context.locale, 'bank')('rename.title')
  return { title, breadcrumbs: poolCrumbs(args.context.locale, pool, { label: title }), pool }
}

export async function action(args: ActionFunctionArgs) {
  const title = String((await args.request.formData()).get('title') ?? '')
  const { pool = '' } = args.params
  const renamed = await renamePool(contextOf(args), { pool, title })
  if (!renamed.ok) return data({ typed: { title, problem: renamed.problem } }, { status: 422 })
  const message = translator(args.context.locale, 'bank')('rename.done')
  return redirectWithToast(`/author/pools/${pool}`, { kind: 'success', message })
}

export default function PoolTitle() {
  return <RenamePoolPage pool={useLoaderData<typeof loader>().pool} typed={useActionData<typeof action>()?.typed} />
}
