import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayEditBank } from '../policy'
import type { Question } from '../registry'
import { freeId } from './free-id'
import { lockPool, standingQuestions } from './queries.server'
import {
  hashOfQuestion,
  type NewQuestion,
  type NewVersion,
  writeQuestions,
  writeVersions,
} from './write-versions.server'

type Incoming = {
  question: Question
  /** Of a question that the pool does not have yet; `trial` without it. */
  state?: 'trial' | 'live'
}
type Added = { externalId: string; outcome: 'added' | 'changed' | 'unchanged' }

/**
 * Writes questions from outside into a pool, all or none. The question's own `externalId` says which one it is: one that
 * the pool has becomes a new version of it (none when nothing differs, to the last field), any other is a new question; without an
 * id a free one is made of the title. Attempts keep the versions they have.
 * @param of.note a word for the history, such as the name of the file
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.pool-not-found`
 */
export async function addVersions(
  ctx: Ctx,
  of: { pool: string; source: 'editor' | 'import'; note?: string; questions: readonly Incoming[] },
): Promise<Added[]> {
  authorise(mayEditBank(ctx.actor))
  return ctx.transaction(async (tx) => {
    const pool = await lockPool(tx.db, of.pool)
    if (!pool) throw notFound('questions.pool-not-found')
    const standing = (await standingQuestions(tx.db, pool.id)).filter(({ pool_id }) => pool_id === pool.id)
    const byId = new Map(standing.map((row) => [row.external_id, row]))
    const taken = new Set(byId.keys())
    const added: NewQuestion[] = []
    const changed: NewVersion[] = []
    const outcomes = of.questions.map(({ question, state = 'trial' }): Added => {
      const { externalId = freeId(question.title, taken) } = question
      const named = { ...question, externalId }
      const known = byId.get(externalId)
      if (known && hashOfQuestion(named) === known.hash) return { externalId, outcome: 'unchanged' }
      if (known) {
        changed.push({ questionId: known.id, number: known.number, question: named })
        return { externalId, outcome: 'changed' }
      }
      taken.add(externalId)
      added.push({ externalId, state, question: named })
      return { externalId, outcome: 'added' }
    })
    const writing = { source: of.source, note: of.note }
    await writeQuestions(tx, pool.id, added, writing)
    await writeVersions(tx, changed, writing)
    if (added.length + changed.length > 0)
      await tx.audit({
        action: 'questions.versions-added',
        subject: { kind: 'question-pool', id: pool.id },
        after: {
          pool: pool.slug,
          source: of.source,
          note: of.note,
          added: added.map(({ externalId }) => externalId),
          changed: changed.map(({ question }) => question.externalId),
        },
      })
    return outcomes
  })
}
