import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { optionIdsOf, revealQuestion } from '../answer-question'
import { mayEditBank, maySeeBank } from '../policy'
import type { Question } from '../registry'
import { type Review, SHOW_EVERYTHING } from '../review'
import { diffQuestions, type FieldChange } from './diff-questions'
import { questionById, versionsByNumber } from './queries.question.server'
import type { VersionEntry } from './view-question.server'

export type VersionView = {
  questionId: string
  externalId: string
  pool: { slug: string; title: string }
  newest: number
  mayEdit: boolean
  version: VersionEntry & { title: string }
  review: Review
  /** The version it is compared with, and what differs; null for the first one. */
  compared: { number: number; changes: readonly FieldChange[] } | null
}

/**
 * One version beside another, by default the one before it.
 * @throws AppError 403 `questions.not-an-author`, 404 `questions.version-not-found`
 */
export async function viewVersion(
  ctx: Ctx,
  of: { question: string; number: number; against?: number },
): Promise<VersionView> {
  authorise(maySeeBank(ctx.actor))
  const row = await questionById(ctx.db, of.question)
  const against = of.against ?? of.number - 1
  const found = row ? await versionsByNumber(ctx.db, row.id, [of.number, against]) : []
  const version = found.find(({ number }) => number === of.number)
  if (!row || !version) throw notFound('questions.version-not-found')
  const other = found.find(({ number }) => number === against && number !== of.number)
  const people = await findPeople(ctx, [version.created_by])
  const question = json<Question>(version.body)
  return {
    questionId: row.id,
    externalId: row.external_id,
    pool: { slug: row.pool_slug, title: row.pool_title },
    newest: row.number,
    mayEdit: mayEditBank(ctx.actor).allow,
    version: {
      number: version.number,
      title: version.title,
      source: version.source,
      note: version.note,
      at: version.created_at,
      by: people.get(version.created_by)?.name ?? null,
    },
    review: revealQuestion(question, optionIdsOf(question), null, SHOW_EVERYTHING),
    compared: other ? { number: other.number, changes: diffQuestions(json<Question>(other.body), question) } : null,
  }
}
