import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type MarkForm, readMarkForm } from '~/areas/exams/marking/mark-form'
import { markItem } from '~/areas/exams/marking/mark-item.server'
import { scopeOf, scopeQuery } from '~/areas/exams/marking/scope'
import { MarkingPage } from '~/areas/exams/marking/ui/marking-page'
import { viewMarking } from '~/areas/exams/marking/view-marking.server'
import { translator } from '~/i18n/translator.server'
import { isAppError } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { narrowed, roomCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const view = await viewMarking(contextOf(args), args.params.answer ?? '')
  const { locale } = args.context
  const t = translator(locale, 'exams')
  const title = t('marking.answer-title')
  const list = { label: t('marking.title'), href: narrowed('/examine/marking', view.exam) }
  return {
    title,
    breadcrumbs: roomCrumbs(locale, view.exam, list, { label: title }),
    view,
    query: scopeQuery(scopeOf(new URL(args.request.url).searchParams)),
  }
}

export async function action(args: ActionFunctionArgs) {
  const item = args.params.answer ?? ''
  const form = await args.request.formData()
  const t = translator(args.context.locale, 'exams')
  const kept: MarkForm = readMarkForm(form)
  const refuse = (problems: { id: string; message: string }[], status: 409 | 422) =>
    data({ kept, problems }, { status })
  const { percent } = kept
  if (percent === 'unreadable') return refuse([{ id: 'percent', message: t('errors.percent-missing') }], 422)
  try {
    const marked = await markItem(contextOf(args), { ...kept, percent, item })
    const query = scopeQuery(scopeOf(new URL(args.request.url).searchParams))
    return redirectWithToast(`/examine/marking/next${query}`, {
      kind: 'success',
      message: t(marked.finished ? 'marking.done-finished' : SAID[marked.waitsFor ?? 'others']),
    })
  } catch (error) {
    if (!isAppError(error)) throw error
    if (error.code === 'exams.levels-missing')
      return refuse([{ id: 'levels', message: t('errors.levels-missing', { count: Number(error.params.count) }) }], 422)
    if (error.code === 'exams.percent-missing')
      return refuse([{ id: 'percent', message: t('errors.percent-missing') }], 422)
    if (error.code === 'exams.marked-meanwhile')
      return refuse([{ id: 'main', message: t('errors.marked-meanwhile') }], 409)
    throw error
  }
}

const SAID = {
  others: 'marking.done-others',
  second: 'marking.done-second',
  deciding: 'marking.done-deciding',
} as const

export default function MarkingAnswer() {
  const { view, query } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <MarkingPage view={view} query={query} kept={answer?.kept ?? null} problems={answer?.problems ?? []} />
}
