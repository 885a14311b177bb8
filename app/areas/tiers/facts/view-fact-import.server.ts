import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { IMPORT_LINES_PAGE, IMPORTS_PAGE } from '../page-sizes'
import { mayManageProgramme } from '../policy'
import type { ImportVerdict, LineContent } from './check-fact-import.server'
import type { LineProblem } from './import-lines'
import { importLines, importPage, importsInState, importWithJob } from './queries.imports.server'

export type ImportSummary = {
  id: string
  fileName: string
  state: 'checked' | 'applying' | 'applied' | 'discarded'
  total: number
  accepted: number
  duplicate: number
  refused: number
  createdBy: string
  createdAt: number
  appliedAt: number | null
  /** Of the job that applies it: null before; `failed` when it was given up after several tries. */
  job: { id: string; state: 'waiting' | 'running' | 'done' | 'failed'; done: number; total: number } | null
}

export type ImportView = ImportSummary & {
  filter: ImportVerdict | null
  page: number
  shown: number
  lines: { line: number; verdict: ImportVerdict; cells: LineContent['cells']; problems: LineProblem[] }[]
}

/**
 * An import with the verdict on each line, a page at a time.
 * @throws AppError 403 for others than programme managers, 404
 */
export async function viewFactImport(
  ctx: Ctx,
  of: { importId: string; filter: ImportVerdict | null; page: number },
): Promise<ImportView> {
  authorise(mayManageProgramme(ctx.actor))
  const row = await importWithJob(ctx.db, of.importId)
  if (!row) throw notFound('tiers.import-not-found')
  const summary = summaryOf(row)
  const lines = await importLines(ctx.db, row.id, {
    verdict: of.filter,
    limit: IMPORT_LINES_PAGE,
    offset: (of.page - 1) * IMPORT_LINES_PAGE,
  })
  return {
    ...summary,
    filter: of.filter,
    page: of.page,
    shown: of.filter ? summary[of.filter] : summary.total,
    lines: lines.map((line) => ({
      line: line.line,
      verdict: line.verdict,
      cells: json<LineContent>(line.content).cells,
      problems: line.problem ? json<LineProblem[]>(line.problem) : [],
    })),
  }
}

/** One page of all imports, newest first. @throws AppError 403 */
export async function listFactImports(
  ctx: Ctx,
  of: { page: number },
): Promise<{ imports: ImportSummary[]; total: number; page: number }> {
  authorise(mayManageProgramme(ctx.actor))
  const { total, rows } = await importPage(ctx.db, { limit: IMPORTS_PAGE, offset: (of.page - 1) * IMPORTS_PAGE })
  return { imports: rows.map(summaryOf), total, page: of.page }
}

/** How many files are checked and wait for somebody to apply or discard them. @throws AppError 403 */
export async function countCheckedImports(ctx: Ctx): Promise<number> {
  authorise(mayManageProgramme(ctx.actor))
  return importsInState(ctx.db, 'checked')
}

type Row = NonNullable<Awaited<ReturnType<typeof importWithJob>>>

function summaryOf(row: Row): ImportSummary {
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    total: row.rows_total,
    accepted: row.rows_accepted,
    duplicate: row.rows_total - row.rows_accepted - row.rows_refused,
    refused: row.rows_refused,
    createdBy: row.created_by_name,
    createdAt: row.created_at,
    appliedAt: row.applied_at,
    job: row.job_id === null ? null : { id: row.job_id, ...progressOf(row) },
  }
}

function progressOf(row: Row) {
  const state =
    row.state === 'applied' ? 'done' : row.job_state === 'dead' ? 'failed' : row.leased_until ? 'running' : 'waiting'
  return { state, done: row.progress_done ?? 0, total: row.progress_total ?? row.rows_accepted } as const
}
