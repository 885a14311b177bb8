import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { publishedExam } from '~/areas/exams/blueprints/published-exam.server'
import { readDraft } from '~/areas/exams/drafts/read-draft.server'
import { simulateExam } from '~/areas/exams/simulation/simulate-exam.server'
import { summaryOf } from '~/areas/exams/simulation/summary'
import { SimulationPage } from '~/areas/exams/ui/examine/simulation-page'
import { translator } from '~/i18n/translator.server'
import { notFound } from '~/platform/errors'
import { contextOf } from '~/platform/request.server'
import { examCrumbs } from './exam-crumbs.server'

const MOST_ON_PAGE = 5_000

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const slug = args.params.exam ?? ''
  const query = new URL(args.request.url).searchParams
  const isDraft = query.get('of') === 'draft'
  const exam = isDraft ? ((await readDraft(ctx, slug))?.exam ?? null) : await publishedExam(ctx, slug)
  if (!exam) throw notFound(isDraft ? 'exams.draft-not-found' : 'exams.exam-not-found')
  const asked = Number(query.get('draws') ?? 1_000)
  const draws = Number.isInteger(asked) ? Math.min(Math.max(asked, 2), MOST_ON_PAGE) : 1_000
  const t = translator(args.context.locale, 'examine')
  const simulation = await simulateExam(ctx, { slug, exam, draws, seed: 'rung' })
  return {
    title: t('sim.title', { exam: exam.title }),
    breadcrumbs: examCrumbs(args.context.locale, { slug, title: exam.title }, t('sim.crumb')),
    slug,
    exam: exam.title,
    isDraft,
    simulation: summaryOf(simulation),
  }
}

export default function ExamSimulation() {
  const { slug, exam, isDraft, simulation } = useLoaderData<typeof loader>()
  return <SimulationPage slug={slug} title={exam} isDraft={isDraft} simulation={simulation} />
}
