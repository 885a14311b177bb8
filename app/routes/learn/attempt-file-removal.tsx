import { type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepFiles } from '~/areas/exams/uploads/keep-files.server'
import { contextOf } from '~/platform/request.server'
import { askedPage, attemptPage } from './attempt-page.server'
import { AttemptScreen } from './attempt-screen'
import { savePageForm } from './save-page-form.server'

export const loader = (args: LoaderFunctionArgs) =>
  attemptPage(args, { page: 'questions', asked: askedPage(args.request) })

/** Saves the page and takes a file back out of an answer. */
export async function action(args: ActionFunctionArgs) {
  const { attempt = '', item = '', file = '' } = args.params
  const saved = await savePageForm(contextOf(args), args)
  if (!saved.done) return saved.answer
  await keepFiles(contextOf(args), { attempt, item, holder: saved.form.holder, change: { remove: file } })
  return redirect(saved.way, 303)
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function AttemptFileRemoval() {
  return <AttemptScreen shown={useLoaderData<typeof loader>()} trouble={useActionData<typeof action>() ?? null} />
}
