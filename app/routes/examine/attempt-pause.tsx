import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { pauseAttempt } from '~/areas/exams/pauses/pause-attempt.server'
import { pauseReasonSchema } from '~/areas/exams/pauses/pause-schema'
import { viewClock } from '~/areas/exams/pauses/view-clock.server'
import { PauseForm } from '~/areas/exams/ui/examine/pause-form'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { examCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const { person, exam } = await viewClock(contextOf(args), args.params.attempt ?? '')
  const t = translator(args.context.locale, 'examine')
  return {
    title: t('pause.one-title', { name: person }),
    breadcrumbs: examCrumbs(args.context.locale, exam, t('exam.pause-one')),
    person,
    slug: exam.slug,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const attempt = args.params.attempt ?? ''
  const { exam } = await viewClock(ctx, attempt)
  const typed = String((await args.request.formData()).get('reason') ?? '')
  const reason = pauseReasonSchema.safeParse(typed)
  if (!reason.success) return data({ reason: typed }, { status: 422 })
  await pauseAttempt(ctx, { attempt, reason: reason.data })
  const message = translator(args.context.locale, 'examine')('pause.one-done')
  return redirectWithToast(`/examine/exams/${exam.slug}`, { kind: 'success', message })
}

export default function AttemptPause() {
  const { person, slug } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('examine')
  return (
    <PauseForm
      title={t('pause.one-title', { name: person })}
      lead={t('pause.one-lead')}
      back={`/examine/exams/${slug}`}
      reason={answer && 'reason' in answer ? answer.reason : ''}
      isMissing={answer !== undefined}
    />
  )
}
