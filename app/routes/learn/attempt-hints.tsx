import { type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askHint } from '~/areas/exams/modes/ask-hint.server'
import { contextOf } from '~/platform/request.server'
import { askedPage, attemptPage } from './attempt-page.server'
import { AttemptScreen } from './attempt-screen'
import { savePageForm } from './save-page-form.server'

export const loader = (args: LoaderFunctionArgs) =>
  attemptPage(args, { page: 'questions', asked: askedPage(args.request) })

/** Saves the page and shows the next hint of one of its questions. */
export async function action(args: ActionFunctionArgs) {
  const { attempt = '', item = '' } = args.params
  const saved = await savePageForm(contextOf(args), args)
  if (!saved.done) return saved.answer
  const number = Number(saved.data.get('hint'))
  await askHint(contextOf(args), {
    attempt,
    item,
    holder: saved.form.holder,
    number: Number.isInteger(number) ? number : 0,
  })
  return redirect(saved.way, 303)
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function AttemptHints() {
  return <AttemptScreen shown={useLoaderData<typeof loader>()} trouble={useActionData<typeof action>() ?? null} />
}
