import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readAsk } from '~/areas/exams/statistics/statistics-view'
import { StatisticsPage } from '~/areas/exams/statistics/ui/statistics-page'
import { viewStatistics } from '~/areas/exams/statistics/view-statistics.server'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const view = await viewStatistics(
    contextOf(args),
    args.params.exam ?? '',
    readAsk(new URL(args.request.url).searchParams),
  )
  const title = translator(args.context.locale, 'statistics')('title')
  return { title, breadcrumbs: [{ label: view.exam.title }, { label: title }], view }
}

export default function ExamStatistics() {
  return <StatisticsPage view={useLoaderData<typeof loader>().view} />
}
