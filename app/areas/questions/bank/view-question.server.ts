import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { optionIdsOf, revealQuestion } from '../answer-question'
import type { Finding } from '../lint/finding'
import { lintQuestion } from '../lint-question'
import { mayEditBank, maySeeBank } from '../policy'
import type { QuestionState } from '../pool'
import type { Question } from '../registry'
import { type Review, SHOW_EVERYTHING } from '../review'
import { questionById, statesOf, versionsOf } from './queries.question.server'
import type { VersionSource } from './queries.server'

export type VersionEntry = {
  number: number
  source: VersionSource
  note: string | null
  at: number
  /** Null when a program did it. */
  by: string | null
}
export type StateEntry = {
  before: QuestionState
  after: QuestionState
  /** Null when it came with a file. */
  reason: string | null
  at: number
  by: string | null
}
export type QuestionView = {
  id: string
  externalId: string
  pool: { slug: string; title: string }
  state: QuestionState
  hasFile: boolean
  /** The number of the edit that a file went over. */
  overtaken: number | null
  mayEdit: boolean
  question: Question
  findings: readonly Finding[]
  /** As a learner sees it after the answer, with the whole key. */
  review: Review
  versions: readonly VersionEntry[]
  states: readonly StateEntry[]
}

/**
 * A question with its key and its history, for those who keep the bank.
 * @throws AppError 403 `questions.not-an-author`, 404 `questions.question-not-found`
 */
export async function viewQuestion(ctx: Ctx, id: string): Promise<QuestionView> {
  authorise(maySeeBank(ctx.actor))
  const row = await questionById(ctx.db, id)
  if (!row) throw notFound('questions.question-not-found')
  const [versions, states] = [await versionsOf(ctx.db, id), await statesOf(ctx.db, id)]
  const people = await findPeople(ctx, [
    ...versions.map(({ created_by }) => created_by),
    ...states.map(({ actor_id }) => actor_id),
  ])
  const nameOf = (personId: string) => people.get(personId)?.name ?? null
  const question = json<Question>(row.body)
  return {
    id,
    externalId: row.external_id,
    pool: { slug: row.pool_slug, title: row.pool_title },
    state: row.state,
    hasFile: row.file_hash !== null && row.file_state !== 'retired',
    overtaken: versions.find((version) => version.id === row.overtaken_version_id)?.number ?? null,
    mayEdit: mayEditBank(ctx.actor).allow,
    question,
    findings: lintQuestion(question),
    review: revealQuestion(question, optionIdsOf(question), null, SHOW_EVERYTHING),
    versions: versions.map(({ number, source, note, created_at, created_by }) => ({
      number,
      source,
      note,
      at: created_at,
      by: nameOf(created_by),
    })),
    states: states.map(({ before, after, reason, at, actor_id }) => ({
      before,
      after,
      reason,
      at,
      by: nameOf(actor_id),
    })),
  }
}
