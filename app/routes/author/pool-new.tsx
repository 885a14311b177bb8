import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createPool } from '~/areas/questions/bank/create-pool.server'
import { NewPoolPage } from '~/areas/questions/bank/ui/new-pool-page'
import { mayEditBank } from '~/areas/questions/policy'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { formKeyOf } from '~/platform/form-key'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayEditBank(ctx.actor))
  const title = translator(args.context.locale, 'bank')('new-pool.title')
  const pools = translator(args.context.locale, 'common')('nav.question-pools')
  return {
    title,
    breadcrumbs: [{ label: pools, href: '/author/pools' }, { label: title }],
    formKey: newId(ctx.now),
  }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const typed = { title: String(form.get('title') ?? ''), slug: String(form.get('slug') ?? '') }
  const created = await createPool(contextOf(args), { ...typed, key: formKeyOf(form) })
  if (!created.ok) return data({ typed: { ...typed, problem: created.problem } }, { status: 422 })
  const message = translator(args.context.locale, 'bank')('new-pool.done', { title: typed.title.trim() })
  return redirectWithToast(`/author/pools/${created.slug}`, { kind: 'success', message })
}

export default function NewPool() {
  const { formKey } = useLoaderData<typeof loader>()
  return <NewPoolPage formKey={formKey} typed={useActionData<typeof action>()?.typed} />
}
