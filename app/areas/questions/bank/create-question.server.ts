import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayEditBank } from '../policy'
import type { Question } from '../registry'
import { freeId } from './free-id'
import { questionById } from './queries.question.server'
import { lockPool, standingQuestions } from './queries.server'
import { writeQuestions } from './write-versions.server'

type CreatedQuestion = { ok: true; id: string } | { ok: false; problem: 'id-taken' | 'id-not-valid' }

/**
 * Writes a new question into a pool. Sending the same form twice makes one.
 * @param of.externalId the author's own id for it; one is made of the title when it is empty
 * @param of.key id that the form brought along
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.pool-not-found`
 */
export async function createQuestion(
  ctx: Ctx,
  of: { pool: string; question: Question; externalId: string; state: 'trial' | 'live'; key: string | null },
): Promise<CreatedQuestion> {
  authorise(mayEditBank(ctx.actor))
  const named = of.externalId.trim()
  if (named !== '' && !ID.test(named)) return { ok: false, problem: 'id-not-valid' }
  return ctx.transaction(async (tx) => {
    const pool = await lockPool(tx.db, of.pool)
    if (!pool) throw notFound('questions.pool-not-found')
    const known = of.key === null ? null : await questionById(tx.db, of.key)
    if (known) return { ok: true, id: known.id }
    const taken = new Set((await standingQuestions(tx.db, pool.id)).map(({ external_id }) => external_id))
    if (taken.has(named)) return { ok: false, problem: 'id-taken' }
    const externalId = named || freeId(of.question.title, taken)
    const question: Question = { ...of.question, externalId }
    const [written] = await writeQuestions(
      tx,
      pool.id,
      [{ externalId, state: of.state, question, ...(of.key === null ? {} : { id: of.key }) }],
      { source: 'editor' },
    )
    invariant(written, 'one question was written')
    await tx.audit({
      action: 'questions.question-created',
      subject: { kind: 'question', id: written.questionId },
      after: { pool: pool.slug, externalId, type: question.type, state: of.state },
    })
    return { ok: true, id: written.questionId }
  })
}

/** What files, addresses and people can all write. */
const ID = /^[a-z0-9][a-z0-9._-]{0,79}$/
