import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { lessonsForObjectives } from '~/areas/catalogue/lessons-for-objectives.server'
import { lessonsToRevisit } from '~/areas/exams/lessons-to-revisit'
import { ResultPage } from '~/areas/exams/ui/result-page'
import { viewResult } from '~/areas/exams/view-result.server'
import { speechFor } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const person = requirePerson(ctx)
  const view = await viewResult(ctx, { attempt: args.params.attempt ?? '' })
  if ('running' in view) throw redirect(`/exams/attempts/${args.params.attempt}`, 303)
  const { locale, timeZone } = args.context
  const speech = speechFor({ locale, timeZone, now: ctx.now })
  const t = speech.t('exams')
  const { objectives } = view.score
  const taught = await lessonsForObjectives(
    ctx,
    view.exam.courses,
    objectives.map(({ objective }) => objective),
  )
  return {
    title: t(view.score.passed ? 'result.title-passed' : 'result.title-failed', { exam: view.exam.title }),
    breadcrumbs: [
      { label: t('list.title'), href: '/exams' },
      { label: view.exam.title, href: `/exams/${view.exam.slug}` },
      { label: t('attempt.number', { number: speech.format.number(view.number) }) },
    ],
    view,
    objectives: Object.fromEntries(taught.map(({ id, text }) => [id, text])),
    lessons: lessonsToRevisit(objectives, taught),
    isOwn: person.personId === view.personId,
    organisationId: person.organisationId,
  }
}

export default function AttemptResult() {
  return <ResultPage {...useLoaderData<typeof loader>()} />
}
