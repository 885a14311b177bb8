import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type PageSaved, savePage } from '~/areas/exams/save-page.server'
import { AttemptOver } from '~/areas/exams/ui/attempt-over'
import { AttemptPage } from '~/areas/exams/ui/attempt-page'
import { AttemptElsewhere } from '~/areas/exams/ui/elsewhere'
import { contextOf } from '~/platform/request.server'
import { askedPage, attemptPage } from './attempt-page.server'
import { readPageForm } from './page-form.server'

/** When something of a form could not be kept, its page is shown here again with what was sent. */
export const loader = (args: LoaderFunctionArgs) =>
  attemptPage(args, { page: 'questions', asked: askedPage(args.request) })

/** Saves a page sent as a plain form, then goes where the pressed button says. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const attempt = args.params.attempt ?? ''
  const { form, way } = readPageForm(attempt, await args.request.formData(), askedPage(args.request))
  const saved = await savePage(ctx, form)
  if (!saved.saved && saved.reason !== 'taken-over') return redirect(`/exams/attempts/${attempt}/result`, 303)
  if (saved.saved && saved.stale.length + saved.unreadable.length === 0)
    return redirect(`/exams/attempts/${attempt}${way}`, 303)
  return data(troubleOf(saved), { status: saved.saved && saved.stale.length === 0 ? 422 : 409 })
}

const troubleOf = (saved: PageSaved) =>
  saved.saved
    ? { unkept: saved.stale, unreadable: saved.unreadable }
    : { unkept: saved.unsaved, unreadable: [] as string[] }

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function AttemptResponses() {
  const { view, page, script, scriptSrc } = useLoaderData<typeof loader>()
  const trouble = useActionData<typeof action>() ?? null
  if (view.isOver) return <AttemptOver view={view} script={script} scriptSrc={scriptSrc} />
  if (script === null) return <AttemptElsewhere view={view} unsent={trouble?.unkept.length ?? 0} page={page} />
  return <AttemptPage view={view} page={page} script={script} scriptSrc={scriptSrc} trouble={trouble} />
}
