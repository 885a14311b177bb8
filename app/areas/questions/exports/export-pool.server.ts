import { translator } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { poolBySlug } from '../bank/queries.server'
import {
  exportQuestions,
  mediaTypeOf,
  endingOf as textEndingOf,
  type Unsayable,
  whyUnsayable,
} from '../formats/export-questions'
import { exportQti, whyUnsayableInQti } from '../formats/qti/export/export-qti'
import { writeQtiPackage } from '../formats/qti/export/write-package.server'
import { mayExportQuestions } from '../policy'
import type { QuestionState } from '../pool'
import type { Question, QuestionType } from '../registry'
import { asInFiles } from '../trial-tag'
import { DOWNLOADS, type Download } from './downloads'
import { exportable } from './queries.server'
import { type CsvQuestion, writeQuestionsCsv } from './write-csv.server'

/** Which questions: those in these states, and of them the ones named when any are. */
type Selection = { pool: string; states: readonly QuestionState[]; ids: readonly string[] }

type ExportedFile = {
  name: string
  mediaType: string
  file: string | Uint8Array
  written: number
  refused: readonly RefusedQuestion[]
}
type RefusedQuestion = {
  questionId: string
  externalId: string
  title: string
  type: QuestionType
  why: Unsayable
}

/**
 * Questions of a pool as a file, with those that the format cannot say. Every file is in the audit trail: keys leave
 * the product with it.
 * @throws AppError 403 `questions.not-an-author`, 404 `questions.pool-not-found`
 */
export async function exportPool(
  ctx: Ctx,
  of: Selection & { format: Download; locale: string },
): Promise<ExportedFile> {
  const { pool, chosen } = await select(ctx, of)
  const made = await madeAs(ctx, of, pool.slug, chosen)
  await ctx.transaction((tx) =>
    tx.audit({
      action: 'questions.exported',
      subject: { kind: 'question-pool', id: pool.id },
      after: { pool: pool.slug, format: of.format, written: made.written, refused: made.refused.length },
    }),
  )
  return { ...made, name: `${pool.slug}.${endingOf(of.format)}` }
}

export type ExportView = {
  pool: { slug: string; title: string }
  total: number
  /** How many of them a file of each format would hold. */
  sayable: Record<Download, number>
  refused: readonly RefusedQuestion[]
}

/**
 * What a file of each format would hold, and what the chosen one cannot say.
 * @throws AppError 403 `questions.not-an-author`, 404 `questions.pool-not-found`
 */
export async function viewExport(ctx: Ctx, of: Selection & { format: Download }): Promise<ExportView> {
  const { pool, chosen } = await select(ctx, of)
  const refusedBy = new Map(DOWNLOADS.map((format) => [format, refusedOf(format, chosen)]))
  const lost = (format: Download) => refusedBy.get(format) ?? []
  return {
    pool: { slug: pool.slug, title: pool.title },
    total: chosen.length,
    sayable: Object.fromEntries(DOWNLOADS.map((format) => [format, chosen.length - lost(format).length])) as Record<
      Download,
      number
    >,
    refused: lost(of.format),
  }
}

type Chosen = CsvQuestion & { questionId: string }

async function select(ctx: Ctx, of: Selection) {
  authorise(mayExportQuestions(ctx.actor))
  const pool = await poolBySlug(ctx.db, of.pool)
  if (!pool) throw notFound('questions.pool-not-found')
  const rows = await exportable(ctx.db, pool.id, of.states)
  const wanted = new Set(of.ids)
  const chosen = rows
    .filter(({ external_id }) => wanted.size === 0 || wanted.has(external_id))
    .map((row): Chosen => {
      // The pool's own id and its state go with the question, so that it comes back as the same one.
      const own: Question = { ...json<Question>(row.body), externalId: row.external_id }
      const question = asInFiles(own, row.state)
      return { question, questionId: row.id, externalId: row.external_id, version: row.number, state: row.state }
    })
  return { pool, chosen }
}

function refusedOf(format: Download, chosen: readonly Chosen[]): RefusedQuestion[] {
  return chosen.flatMap((one) => {
    const why = whyNot(format, one.question)
    return why ? [refusal(one, why)] : []
  })
}

function whyNot(format: Download, question: Question): Unsayable | null {
  if (format === 'csv') return null
  return format === 'qti' ? whyUnsayableInQti(question) : whyUnsayable(format, question)
}

const refusal = ({ question, questionId, externalId }: Chosen, why: Unsayable): RefusedQuestion => ({
  questionId,
  externalId,
  title: question.title,
  type: question.type,
  why,
})

type Made = Omit<ExportedFile, 'name'>

async function madeAs(
  ctx: Ctx,
  of: { format: Download; locale: string },
  pool: string,
  chosen: readonly Chosen[],
): Promise<Made> {
  if (of.format === 'csv') {
    const file = writeQuestionsCsv(translator(of.locale, 'questions'), chosen)
    return { file, mediaType: 'text/csv; charset=utf-8', written: chosen.length, refused: [] }
  }
  const questions = chosen.map(({ question }) => question)
  const byQuestion = new Map(chosen.map((one) => [one.question, one]))
  const named = (refused: readonly { question: Question; why: Unsayable }[]) =>
    refused.flatMap(({ question, why }) => {
      const one = byQuestion.get(question)
      return one ? [refusal(one, why)] : []
    })
  if (of.format === 'qti') {
    const { items, refused } = exportQti(questions)
    const file = await writeQtiPackage(pool, items, (sha256) => ctx.files.get(sha256))
    return { file, mediaType: 'application/zip', written: items.length, refused: named(refused) }
  }
  const { file, written, refused } = exportQuestions(of.format, questions)
  return { file, mediaType: mediaTypeOf(of.format), written: written.length, refused: named(refused) }
}

const endingOf = (format: Download): string =>
  format === 'csv' ? 'csv' : format === 'qti' ? 'zip' : textEndingOf(format)
