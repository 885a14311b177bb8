import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { contextOf } from '~/platform/request.server'
import { askedPage, attemptPage } from './attempt-page.server'
import { AttemptScreen } from './attempt-screen'
import { savePageForm } from './save-page-form.server'

/** When something of a form could not be kept, its page is shown here again with what was sent. */
export const loader = (args: LoaderFunctionArgs) =>
  attemptPage(args, { page: 'questions', asked: askedPage(args.request) })

/** Saves a page sent as a plain form, then goes where the pressed button says. */
export async function action(args: ActionFunctionArgs) {
  const saved = await savePageForm(contextOf(args), args)
  return saved.done ? redirect(saved.way, 303) : saved.answer
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function AttemptResponses() {
  return <AttemptScreen shown={useLoaderData<typeof loader>()} trouble={useActionData<typeof action>() ?? null} />
}
