import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listExceptions } from '~/areas/tiers/exceptions/list-exceptions.server'
import { ExceptionsPage } from '~/areas/tiers/exceptions/ui/exceptions-page'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const list = await listExceptions(ctx, new URL(args.request.url).searchParams)
  const title = translator(args.context.locale, 'tiers')('exceptions.title')
  return { title, breadcrumbs: [{ label: title }], list, now: ctx.now }
}

export default function Exceptions() {
  const { list, now } = useLoaderData<typeof loader>()
  return <ExceptionsPage list={list} now={now} />
}
