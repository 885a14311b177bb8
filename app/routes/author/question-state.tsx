import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeState } from '~/areas/questions/bank/change-state.server'
import { questionCrumbs } from '~/areas/questions/bank/question-crumbs.server'
import { StatePage } from '~/areas/questions/bank/ui/state-page'
import { viewQuestion } from '~/areas/questions/bank/view-question.server'
import { mayEditBank } from '~/areas/questions/policy'
import { QUESTION_STATES } from '~/areas/questions/pool'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayEditBank(ctx.actor))
  const view = await viewQuestion(ctx, args.params.question ?? '')
  const title = translator(args.context.locale, 'bank')('state.title')
  return {
    title,
    breadcrumbs: questionCrumbs(args.context.locale, { pool: view.pool, question: view, here: title }),
    question: { id: view.id, title: view.question.title, state: view.state },
  }
}

export async function action(args: ActionFunctionArgs) {
  authorise(mayEditBank(contextOf(args).actor))
  const question = args.params.question ?? ''
  const form = await args.request.formData()
  const typed = { state: String(form.get('state') ?? ''), reason: String(form.get('reason') ?? '') }
  const state = QUESTION_STATES.find((one) => one === typed.state)
  if (!state) return data({ typed: { ...typed, problem: 'same-state' as const } }, { status: 422 })
  const changed = await changeState(contextOf(args), { question, state, reason: typed.reason })
  if (!changed.ok) return data({ typed: { ...typed, problem: changed.problem } }, { status: 422 })
  const message = translator(args.context.locale, 'bank')('state.done')
  return redirectWithToast(`/author/questions/${question}`, { kind: 'success', message })
}

export default function QuestionState() {
  const { question } = useLoaderData<typeof loader>()
  const { id, title, state } = question
  return <StatePage questionId={id} title={title} state={state} typed={useActionData<typeof action>()?.typed} />
}
