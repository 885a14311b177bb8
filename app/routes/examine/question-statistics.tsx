import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayExamine, mayRegrade } from '~/areas/exams/policy'
import { readAsk, writeAsk } from '~/areas/exams/statistics/statistics-view'
import { QuestionPage } from '~/areas/exams/statistics/ui/question-page'
import { viewQuestionStatistics } from '~/areas/exams/statistics/view-question.server'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'
import { statisticsCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const params = new URL(args.request.url).searchParams
  const { exam = '', question = '' } = args.params
  const version = params.get('of') ?? ''
  const ask = readAsk(params)
  const ctx = contextOf(args)
  const view = await viewQuestionStatistics(ctx, {
    ...{ exam, question, ask },
    version: /^\d{1,6}$/.test(version) ? Number(version) : null,
    page: pageNumber(params),
    names: params.get('names') === 'open',
  })
  const statistics = translator(args.context.locale, 'statistics')('title')
  const title = view.versions[0]?.row.externalId ?? translator(args.context.locale, 'statistics')('question.title')
  return {
    title,
    breadcrumbs: statisticsCrumbs(
      args.context.locale,
      view.exam,
      mayExamine(ctx.actor).allow,
      { label: statistics, href: `/examine/exams/${exam}/statistics${writeAsk(ask)}` },
      { label: title },
    ),
    mayCorrect: mayRegrade(ctx.actor).allow,
    view,
    path: `/examine/exams/${exam}/statistics/questions/${question}`,
  }
}

export default function QuestionStatisticsPage() {
  const { view, path, mayCorrect } = useLoaderData<typeof loader>()
  return <QuestionPage view={view} path={path} mayCorrect={mayCorrect} />
}
