import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { publishedExam } from '~/areas/exams/blueprints/published-exam.server'
import { pauseExam } from '~/areas/exams/pauses/pause-exam.server'
import { pauseReasonSchema } from '~/areas/exams/pauses/pause-schema'
import { mayPause } from '~/areas/exams/policy'
import { PauseForm } from '~/areas/exams/ui/examine/pause-form'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { notFound } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'
import { examCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params.exam ?? ''
  const exam = await publishedExam(contextOf(args), slug)
  if (!exam) throw notFound('exams.exam-not-found')
  const t = translator(args.context.locale, 'examine')
  return {
    title: t('pause.title', { exam: exam.title }),
    breadcrumbs: examCrumbs(args.context.locale, { slug, title: exam.title }, t('exam.pause')),
    slug,
    exam: exam.title,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  authorise(mayPause(ctx.actor))
  const slug = args.params.exam ?? ''
  const typed = String((await args.request.formData()).get('reason') ?? '')
  const reason = pauseReasonSchema.safeParse(typed)
  if (!reason.success) return data({ reason: typed }, { status: 422 })
  const { paused } = await pauseExam(ctx, { exam: slug, reason: reason.data })
  const message = translator(args.context.locale, 'examine')('pause.done', { count: paused })
  return redirectWithToast(`/examine/exams/${slug}`, { kind: 'success', message })
}

export default function ExamPause() {
  const { slug, exam } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('examine')
  return (
    <PauseForm
      title={t('pause.title', { exam })}
      lead={t('pause.lead')}
      back={`/examine/exams/${slug}`}
      reason={answer && 'reason' in answer ? answer.reason : ''}
      isMissing={answer !== undefined}
    />
  )
}
