import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type TriedAnswer, tryAnswer } from '~/areas/exams/modes/try-answer.server'
import type { Trouble } from '~/areas/exams/ui/attempt-page'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { askedPage, attemptPage } from './attempt-page.server'
import { AttemptScreen } from './attempt-screen'
import { savePageForm } from './save-page-form.server'

/** When an answer could not be checked, its page is shown here again. */
export const loader = (args: LoaderFunctionArgs) =>
  attemptPage(args, { page: 'questions', asked: askedPage(args.request) })

/** Saves the page and checks the answer to one of its questions. */
export async function action(args: ActionFunctionArgs) {
  const { attempt = '', item = '' } = args.params
  const saved = await savePageForm(contextOf(args), args)
  if (!saved.done) return saved.answer
  const tried = await tryAnswer(contextOf(args), { attempt, item, holder: saved.form.holder })
  if (tried.tried || !(tried.reason in REASONS)) return redirect(saved.way, 303)
  const words = translator(args.context.locale, 'exams')(REASONS[tried.reason as keyof typeof REASONS])
  const trouble: Trouble = { unkept: [], unreadable: [], unchecked: words }
  return data(trouble, { status: 422 })
}

/** What somebody has to be told; of the others the page itself tells. */
const REASONS = {
  'nothing-given': 'tries.nothing-given',
  'same-as-before': 'tries.same-as-before',
} as const satisfies Partial<Record<Extract<TriedAnswer, { tried: false }>['reason'], string>>

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function AttemptTries() {
  return <AttemptScreen shown={useLoaderData<typeof loader>()} trouble={useActionData<typeof action>() ?? null} />
}
