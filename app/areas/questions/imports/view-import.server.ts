import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { optionIdsOf, revealQuestion } from '../answer-question'
import { poolBySlug } from '../bank/queries.server'
import { FILE_FORMATS, type FileFormat } from '../formats/file-formats'
import type { Problem } from '../formats/problems'
import { mayEditBank } from '../policy'
import type { Question } from '../registry'
import { type Review, SHOW_EVERYTHING } from '../review'
import { type Decision, decisionsFor } from './decide'
import { IMPORT_PAGE_SIZE } from './page-size'
import { countItems, findImport, type ItemFilter, type ItemRow, importsOfPool, itemPage } from './queries.server'

const MOST_IMPORTS = 50

export type ImportedItem = {
  place: number
  line: number
  endLine: number
  title: string | null
  category: string | null
  type: string | null
  verdict: ItemRow['verdict']
  reasons: readonly Problem[]
  /** Shown for what cannot be added, so that it can be mended. */
  source: string | null
  preview: Review | null
  alike: {
    kind: NonNullable<ItemRow['alike']>
    questionId: string | null
    externalId: string | null
    line: number | null
  } | null
  decision: Decision
  choices: readonly Decision[]
  outcome: ItemRow['outcome']
  externalId: string | null
}

type ImportCounts = Record<ItemRow['verdict'] | 'alike' | 'total' | Decision, number> &
  Record<NonNullable<ItemRow['outcome']>, number>

export type ImportView = {
  id: string
  pool: { slug: string; title: string }
  format: FileFormat
  fileName: string | null
  state: 'draft' | 'applied' | 'discarded'
  createdAt: number
  decidedAt: number | null
  problems: readonly Problem[]
  counts: ImportCounts
  filter: ItemFilter
  page: number
  shown: number
  items: readonly ImportedItem[]
}

/**
 * A draft, or what became of one, a page of its questions at a time.
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.import-not-found`
 */
export async function viewImport(
  ctx: Ctx,
  of: { pool: string; importId: string; filter: ItemFilter; page: number },
): Promise<ImportView> {
  authorise(mayEditBank(ctx.actor))
  const row = await findImport(ctx.db, of.pool, of.importId)
  if (!row) throw notFound('questions.import-not-found')
  const counts = countsOf(await countItems(ctx.db, row.id))
  const shown = of.filter === null ? counts.total : counts[of.filter]
  const page = Math.min(of.page, Math.max(1, Math.ceil(shown / IMPORT_PAGE_SIZE)))
  const items = await itemPage(ctx.db, row.id, {
    filter: of.filter,
    limit: IMPORT_PAGE_SIZE,
    offset: (page - 1) * IMPORT_PAGE_SIZE,
  })
  return {
    id: row.id,
    pool: { slug: row.pool_slug, title: row.pool_title },
    format: formatOf(row.format),
    fileName: row.file_name,
    state: row.state,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
    problems: json<Problem[]>(row.problems),
    counts,
    filter: of.filter,
    page,
    shown,
    items: items.map(itemOf),
  }
}

export type ImportSummary = {
  id: string
  format: FileFormat
  fileName: string | null
  state: ImportView['state']
  createdAt: number
  createdBy: string | null
  questions: number
  written: number
}

/**
 * The newest imports of a pool.
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.pool-not-found`
 */
export async function listImports(
  ctx: Ctx,
  poolSlug: string,
): Promise<{ pool: { slug: string; title: string }; imports: ImportSummary[] }> {
  authorise(mayEditBank(ctx.actor))
  const pool = await poolBySlug(ctx.db, poolSlug)
  if (!pool) throw notFound('questions.pool-not-found')
  const rows = await importsOfPool(ctx.db, pool.id, MOST_IMPORTS)
  return {
    pool: { slug: pool.slug, title: pool.title },
    imports: rows.map((row) => ({
      id: row.id,
      format: formatOf(row.format),
      fileName: row.file_name,
      state: row.state,
      createdAt: row.created_at,
      createdBy: row.created_by_name,
      questions: Number(row.items ?? 0),
      written: Number(row.written ?? 0),
    })),
  }
}

const formatOf = (format: string): FileFormat => FILE_FORMATS.find((known) => known === format) ?? 'gift'

function countsOf(rows: Awaited<ReturnType<typeof countItems>>): ImportCounts {
  const count = (of: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(of).reduce((sum, row) => sum + Number(row.count), 0)
  const verdict = (kind: ItemRow['verdict']) => count((row) => row.verdict === kind)
  const decision = (kind: Decision) => count((row) => row.decision === kind)
  const outcome = (kind: ItemRow['outcome']) => count((row) => row.outcome === kind)
  return {
    total: count(() => true),
    exact: verdict('exact'),
    approximated: verdict('approximated'),
    refused: verdict('refused'),
    alike: count((row) => row.alike !== null),
    add: decision('add'),
    version: decision('version'),
    skip: decision('skip'),
    added: outcome('added'),
    changed: outcome('changed'),
    unchanged: outcome('unchanged'),
    skipped: outcome('skipped'),
  }
}

function itemOf(row: Awaited<ReturnType<typeof itemPage>>[number]): ImportedItem {
  const question = row.question === null ? null : json<Question>(row.question)
  return {
    place: row.place,
    line: row.line,
    endLine: row.end_line,
    title: row.title,
    category: row.category,
    type: row.type,
    verdict: row.verdict,
    reasons: json<Problem[]>(row.reasons),
    source: question ? null : row.source,
    preview: question && revealQuestion(question, optionIdsOf(question), null, SHOW_EVERYTHING),
    alike: row.alike && {
      kind: row.alike,
      questionId: row.alike_question_id,
      externalId: row.alike_external_id,
      line: row.alike_line,
    },
    decision: row.decision,
    choices: decisionsFor({ isImportable: question !== null, isLikePooled: row.alike_question_id !== null }),
    outcome: row.outcome,
    externalId: row.external_id,
  }
}
