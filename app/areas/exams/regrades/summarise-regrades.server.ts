import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { examTitles } from '../blueprints/exam-titles.server'
import type { Change } from './correction'
import { type describedRegrade, jobStates, type stepsOf } from './queries.server'
import { type RegradeState, stateOf } from './regrade-state'

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

type Row = NonNullable<Awaited<ReturnType<typeof describedRegrade>>>
type Step = Awaited<ReturnType<typeof stepsOf>>[number]

/** What a list shows of each. The number of queries does not grow with them. */
export async function summariseRegrades(
  ctx: Ctx,
  rows: readonly Row[],
  steps: readonly Step[],
): Promise<RegradeSummary[]> {
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
