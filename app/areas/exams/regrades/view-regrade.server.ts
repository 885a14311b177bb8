import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { appealsLinkedTo } from '../appeals/queries.server'
import { examTitles } from '../blueprints/exam-titles.server'
import { mayRegrade } from '../policy'
import type { Change } from './correction'
import type { PreviewStamp } from './forecast-results.server'
import { FORECAST_PAGE, REGRADES_PAGE } from './page-sizes'
import { versionNumbers } from './queries.bank.server'
import {
  countFiltered,
  countForecast,
  type ForecastFilter,
  type ForecastRow,
  forecastCompanies,
  forecastPage,
} from './queries.forecasts.server'
import { doneOf } from './queries.scope.server'
import { countRegrades, describedRegrade, jobStates, pageOfRegrades, stepsOf, versionIdsOf } from './queries.server'
import { type RegradeState, type StepKind, stateOf } from './regrade-state'

export type RegradeSummary = {
  id: string
  question: { id: string; title: string; externalId: string; pool: string; poolTitle: string }
  /** null: in every exam */
  exam: { slug: string; title: string } | null
  change: Change
  /** number of the version whose key is used; null for other changes */
  version: number | null
  createdBy: string
  createdAt: number
  state: RegradeState
  /** of the preview or the run that was asked for last; null once it is over */
  job: { id: string; state: 'waiting' | 'running' | 'failed'; done: number; total: number } | null
}

export type RegradeStepView = { kind: StepKind; at: number; by: string | null; reason: string | null }

export type RegradeView = RegradeSummary & {
  /** newest first */
  steps: RegradeStepView[]
  /** numbers of the versions that are concerned */
  versions: number[]
  /** the newest preview that was completed; null before */
  preview: { id: string; at: number; attempts: number } | null
  counts: Record<ForecastRow['effect'], number> & { total: number }
  /** results that the run changed; null before */
  changed: number | null
  /** appeals that it answers, the oldest first */
  appeals: { id: string; personName: string; openedAt: number }[]
}

/**
 * A correction with how it stands.
 * @throws AppError 403 for others than examiners, 404
 */
export async function viewRegrade(ctx: Ctx, input: { regradeId: string }): Promise<RegradeView> {
  authorise(mayRegrade(ctx.actor))
  const row = await describedRegrade(ctx.db, input.regradeId)
  if (!row) throw notFound('exams.regrade-not-found')
  const steps = await stepsOf(ctx.db, [row.id])
  const numbers = await versionNumbers(ctx.db, row.question_id)
  const counts = await countForecast(ctx.db, row.id)
  const preview = steps.findLast(({ kind }) => kind === 'previewed')
  const stamp = preview && json<PreviewStamp>(preview.detail)
  const [summary] = await summaries(ctx, [row], steps)
  invariant(summary, 'one row has one summary')
  const hasRun = steps.some(({ kind }) => kind === 'applied')
  return {
    ...summary,
    version: summary.change.kind === 'use-version' ? (numbers.get(summary.change.versionId) ?? null) : null,
    steps: steps
      .map(({ kind, at, reason, actor_name }) => ({ kind, at, reason, by: actor_name }))
      .filter(({ kind }) => kind !== 'previewing' && kind !== 'previewed')
      .reverse(),
    versions: (await versionIdsOf(ctx.db, row.id)).flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b),
    preview: preview && stamp ? { id: preview.id, at: preview.at, attempts: stamp.attempts } : null,
    counts: { ...counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0) },
    appeals: await appealsOf(ctx, row.id),
    changed: hasRun ? (await doneOf(ctx.db, row.id, 'apply')).changed : null,
  }
}

async function appealsOf(ctx: Ctx, regradeId: string): Promise<RegradeView['appeals']> {
  const rows = await appealsLinkedTo(ctx.db, regradeId)
  const people = await findPeople(
    ctx,
    rows.map(({ person_id }) => person_id),
  )
  return rows.map(({ id, person_id, opened_at }) => ({
    id,
    personName: people.get(person_id)?.name ?? '',
    openedAt: opened_at,
  }))
}

/** One page of all corrections, or of those that concern an exam, newest first. @throws AppError 403 */
export async function listRegrades(
  ctx: Ctx,
  of: { page: number; examId: string | null },
): Promise<{ regrades: RegradeSummary[]; total: number; page: number }> {
  authorise(mayRegrade(ctx.actor))
  const { examId } = of
  const total = await countRegrades(ctx.db, examId)
  const rows = await pageOfRegrades(ctx.db, { examId, limit: REGRADES_PAGE, offset: (of.page - 1) * REGRADES_PAGE })
  const steps = await stepsOf(
    ctx.db,
    rows.map(({ id }) => id),
  )
  return { regrades: await summaries(ctx, rows, steps), total, page: of.page }
}

export type ResultForecast = {
  attemptId: string
  effect: ForecastRow['effect']
  person: string
  organisation: string
  exam: { title: string; language: string }
  number: number
  submittedAt: number | null
  before: { mark: string; maxMark: string; share: string }
  after: { mark: string; maxMark: string; share: string }
}

/** A page of the results that would change, verdicts first. @throws AppError 403 */
export async function listResultForecast(
  ctx: Ctx,
  regradeId: string,
  of: ForecastFilter & { page: number; pageSize?: number },
): Promise<{ results: ResultForecast[]; total: number; companies: { id: string; name: string }[] }> {
  authorise(mayRegrade(ctx.actor))
  const pageSize = of.pageSize ?? FORECAST_PAGE
  const rows = await forecastPage(ctx.db, regradeId, of, { limit: pageSize, offset: (of.page - 1) * pageSize })
  return {
    total: await countFiltered(ctx.db, regradeId, of),
    companies: await forecastCompanies(ctx.db, regradeId),
    results: rows.map((row) => ({
      attemptId: row.attempt_id,
      effect: row.effect,
      person: row.person_name,
      organisation: row.organisation_name,
      exam: { title: row.exam_title, language: row.exam_language },
      number: row.number,
      submittedAt: row.submitted_at,
      before: { mark: row.mark_before, maxMark: row.max_mark_before, share: row.share_before },
      after: { mark: row.mark_after, maxMark: row.max_mark_after, share: row.share_after },
    })),
  }
}

type Row = NonNullable<Awaited<ReturnType<typeof describedRegrade>>>
type Step = Awaited<ReturnType<typeof stepsOf>>[number]

async function summaries(ctx: Ctx, rows: readonly Row[], steps: readonly Step[]): Promise<RegradeSummary[]> {
  const titles = await examTitles(ctx)
  const jobs = new Map(
    (
      await jobStates(
        ctx.db,
        steps.flatMap(({ job_id }) => job_id ?? []),
      )
    ).map((job) => [job.id, job]),
  )
  return rows.map((row) => {
    const own = steps.filter(({ regrade_id }) => regrade_id === row.id)
    const job = jobs.get(own.at(-1)?.job_id ?? '')
    return {
      id: row.id,
      question: {
        id: row.question_id,
        title: row.question_title ?? row.external_id,
        externalId: row.external_id,
        pool: row.pool,
        poolTitle: row.pool_title,
      },
      exam: row.exam_slug === null ? null : { slug: row.exam_slug, title: titles.get(row.exam_slug) ?? row.exam_slug },
      change: json<Change>(row.change),
      version: null,
      createdBy: row.created_by_name,
      createdAt: row.created_at,
      state: stateOf(own),
      job: job
        ? {
            id: job.id,
            state: job.state === 'dead' ? 'failed' : job.leased_until ? 'running' : 'waiting',
            done: job.progress_done ?? 0,
            total: job.progress_total ?? 0,
          }
        : null,
    }
  })
}
