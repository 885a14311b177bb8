import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decideAppeal, decideAppealSchema } from '~/areas/exams/appeals/decide-appeal.server'
import { AppealPage } from '~/areas/exams/appeals/ui/appeal-page'
import { viewAppeal } from '~/areas/exams/appeals/view-appeal.server'
import { translator } from '~/i18n/translator.server'
import { isAppError } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { narrowed, roomCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const appeal = await viewAppeal(contextOf(args), args.params.appeal ?? '')
  const { locale } = args.context
  const t = translator(locale, 'exams')
  const title = t('appeals.one')
  const { exam } = appeal
  const list = { label: t('appeals.title'), href: narrowed('/examine/appeals', exam) }
  return { title, breadcrumbs: roomCrumbs(locale, exam, list, { label: title }), appeal }
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const t = translator(args.context.locale, 'exams')
  const kept = { outcome: String(form.get('outcome') ?? ''), words: String(form.get('words') ?? '') }
  const parsed = decideAppealSchema.safeParse({ appeal: args.params.appeal ?? '', ...kept })
  if (!parsed.success) return data({ kept, problem: { id: 'outcome', message: t('appeals.outcome-missing') } }, 422)
  try {
    await decideAppeal(contextOf(args), parsed.data)
  } catch (error) {
    if (!isAppError(error) || error.code !== 'exams.appeal-answer-needed') throw error
    return data({ kept, problem: { id: 'words', message: t('errors.appeal-answer-needed', { ...error.params }) } }, 422)
  }
  const message = t(parsed.data.outcome === 'upheld' ? 'appeals.upheld-said' : 'appeals.rejected-said')
  return redirectWithToast(`/examine/appeals/${parsed.data.appeal}`, { kind: 'success', message })
}

export default function Appeal() {
  const answer = useActionData<typeof action>()
  return (
    <AppealPage
      appeal={useLoaderData<typeof loader>().appeal}
      kept={answer?.kept ?? null}
      problem={answer?.problem ?? null}
    />
  )
}
