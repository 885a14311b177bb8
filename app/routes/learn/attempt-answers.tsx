import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewAnswers } from '~/areas/exams/results/view-answers.server'
import { AnswersPage } from '~/areas/exams/ui/answers-page'
import { speechFor } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const view = await viewAnswers(ctx, { attempt: args.params.attempt ?? '' })
  if (view.decision.reason === 'running') throw redirect(`/exams/attempts/${view.attemptId}`, 303)
  const { locale, timeZone } = args.context
  const speech = speechFor({ locale, timeZone, now: ctx.now })
  const t = speech.t('exams')
  return {
    title: t('answers.heading', { exam: view.exam.title }),
    breadcrumbs: [
      { label: t('list.title'), href: '/exams' },
      { label: view.exam.title, href: `/exams/${view.exam.slug}` },
      {
        label: t('attempt.number', { number: speech.format.number(view.number) }),
        href: `/exams/attempts/${view.attemptId}/result`,
      },
      { label: t('answers.crumb') },
    ],
    view,
  }
}

export default function AttemptAnswers() {
  const { view } = useLoaderData<typeof loader>()
  return <AnswersPage view={view} />
}
