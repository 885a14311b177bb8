import { mayAdministerInstallation } from './administration'
import type { Ctx } from './context.server'
import { type JobPhase, jobPhase } from './job-phase'
import { pageNumber } from './page-number'
import { authorise } from './policy'
import { readableError } from './readable-error'

export const JOBS_PAGE = 50
/** What is done is shown this long, in milliseconds. */
export const DONE_SHOWN = 7 * 86_400_000

export type JobsView = { state: 'ready' | 'dead' | 'done'; name: string | null; page: number }

export type JobEntry = {
  id: string
  kind: 'event' | 'handler' | 'job'
  name: string
  phase: JobPhase
  attempts: number
  maxAttempts: number
  /** first line, without secrets and paths */
  lastError: string | null
  progress: { done: number; total: number } | null
  createdAt: number
  runAt: number
  finishedAt: number | null
}

export type JobsPage = {
  view: JobsView
  counts: Record<JobsView['state'], number>
  /** names that occur in this state, for the filter */
  names: string[]
  rows: JobEntry[]
  total: number
}

/**
 * The queue as an administrator sees it: what waits, what was given up, what was done in the last days.
 * @throws AppError 403 `admin.not-an-administrator`
 */
export async function listJobs(ctx: Ctx, query: URLSearchParams): Promise<JobsPage> {
  authorise(mayAdministerInstallation(ctx.actor))
  const view = readView(query)
  const shown = ctx.db
    .selectFrom('jobs')
    .where(({ eb, or }) => or([eb('state', '!=', 'done'), eb('created_at', '>', ctx.now - DONE_SHOWN)]))
  const byState = await shown
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const inState = shown.where('state', '=', view.state)
  const names = await inState.select('name').distinct().orderBy('name').execute()
  const wanted = inState.$if(view.name !== null, (rows) => rows.where('name', '=', view.name ?? ''))
  const { count } = await wanted.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const rows = await wanted
    .selectAll()
    .$if(view.state === 'ready', (all) => all.orderBy('run_at').orderBy('id'))
    .$if(view.state !== 'ready', (all) => all.orderBy('finished_at', 'desc').orderBy('id', 'desc'))
    .limit(JOBS_PAGE)
    .offset((view.page - 1) * JOBS_PAGE)
    .execute()

  const counts = { ready: 0, dead: 0, done: 0 }
  for (const row of byState) counts[row.state] = Number(row.count)
  return {
    view,
    counts,
    names: names.map(({ name }) => name),
    total: Number(count),
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      phase: jobPhase(
        { state: row.state, attempts: row.attempts, runAt: row.run_at, leasedUntil: row.leased_until },
        ctx.now,
      ),
      attempts: row.attempts - row.interruptions,
      maxAttempts: row.max_attempts,
      lastError: row.last_error === null ? null : readableError(row.last_error),
      progress: row.progress_total === null ? null : { done: row.progress_done, total: row.progress_total },
      createdAt: row.created_at,
      runAt: row.run_at,
      finishedAt: row.finished_at,
    })),
  }
}

function readView(query: URLSearchParams): JobsView {
  const state = query.get('state')
  return {
    state: state === 'dead' || state === 'done' ? state : 'ready',
    name: query.get('name') || null,
    page: pageNumber(query),
  }
}
