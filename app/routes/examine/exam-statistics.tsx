import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayExamine } from '~/areas/exams/policy'
import { readAsk } from '~/areas/exams/statistics/statistics-view'
import { StatisticsPage } from '~/areas/exams/statistics/ui/statistics-page'
import { viewStatistics } from '~/areas/exams/statistics/view-statistics.server'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { statisticsCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const view = await viewStatistics(ctx, args.params.exam ?? '', readAsk(new URL(args.request.url).searchParams))
  const { locale } = args.context
  const title = translator(locale, 'statistics')('title')
  const isExaminer = mayExamine(ctx.actor).allow
  return { title, breadcrumbs: statisticsCrumbs(locale, view.exam, isExaminer, { label: title }), view, isExaminer }
}

export default function ExamStatistics() {
  const { view, isExaminer } = useLoaderData<typeof loader>()
  return <StatisticsPage view={view} isExaminer={isExaminer} />
}
