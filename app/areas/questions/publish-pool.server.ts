import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { canonicalJson } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { mayPublishQuestions } from './policy'
import type { ParsedPool, PooledQuestion, QuestionState } from './pool'
import {
  currentHashes,
  insertPool,
  insertQuestions,
  insertVersions,
  lockPool,
  renamePool,
  setStates,
} from './queries.server'

export type PublishedPool = { slug: string; added: number; changed: number; retired: number; restored: number }

/**
 * Brings a pool to its file. A changed question becomes a new version of itself, one that is no longer in the file is
 * retired and stays: attempts and results point to it. The same file changes nothing.
 * @throws AppError 403 `questions.not-a-publisher`
 */
export async function publishPool(ctx: Ctx, pool: ParsedPool): Promise<PublishedPool> {
  authorise(mayPublishQuestions(ctx.actor))
  return ctx.transaction(async (tx) => {
    await insertPool(tx.db, { id: newId(tx.now), slug: pool.slug, title: pool.title, created_at: tx.now })
    const row = await lockPool(tx.db, pool.slug)
    invariant(row, 'the pool was inserted in this transaction if it was not there')
    if (row.title !== pool.title) await renamePool(tx.db, row.id, pool.title)

    const known = new Map((await currentHashes(tx.db, row.id)).map((question) => [question.external_id, question]))
    const inFile = new Set(pool.questions.map(({ externalId }) => externalId))
    const added = pool.questions.filter(({ externalId }) => !known.has(externalId))
    const changed = pool.questions.flatMap((question) => {
      const before = known.get(question.externalId)
      return before && before.hash !== question.hash ? [{ question, before }] : []
    })
    const retired = [...known.values()].filter(
      ({ external_id, state }) => state !== 'retired' && !inFile.has(external_id),
    )
    const restated = pool.questions.flatMap((question) => {
      const before = known.get(question.externalId)
      return before && before.state !== question.state
        ? [{ id: before.id, from: before.state, to: question.state }]
        : []
    })

    await addQuestions(tx, row.id, added)
    if (changed.length > 0)
      await insertVersions(
        tx.db,
        changed.map(({ question, before }) => versionRow(tx, question, before.id, before.number + 1)),
      )
    await moveTo(tx, 'retired', retired)
    for (const state of ['trial', 'live'] as const)
      await moveTo(
        tx,
        state,
        restated.filter(({ to }) => to === state),
      )

    const result = {
      slug: pool.slug,
      added: added.length,
      changed: changed.length,
      retired: retired.length,
      restored: restated.filter(({ from }) => from === 'retired').length,
    }
    if (added.length + changed.length + retired.length + restated.length > 0)
      await tx.audit({
        action: 'questions.pool-published',
        subject: { kind: 'question-pool', id: row.id },
        after: result,
      })
    return result
  })
}

async function addQuestions(tx: Ctx, poolId: string, added: readonly PooledQuestion[]) {
  if (added.length === 0) return
  const rows = added.map((question) => ({ id: newId(tx.now), question }))
  await insertQuestions(
    tx.db,
    rows.map(({ id, question: { externalId, state } }) => ({
      id,
      pool_id: poolId,
      external_id: externalId,
      state,
      created_at: tx.now,
    })),
  )
  await insertVersions(
    tx.db,
    rows.map(({ id, question }) => versionRow(tx, question, id, 1)),
  )
}

const moveTo = async (tx: Ctx, state: QuestionState, questions: readonly { id: string }[]) => {
  if (questions.length > 0)
    await setStates(
      tx.db,
      questions.map(({ id }) => id),
      state,
    )
}

const versionRow = (tx: Ctx, { question, hash }: PooledQuestion, questionId: string, number: number) => ({
  id: newId(tx.now),
  question_id: questionId,
  number,
  hash,
  type: question.type,
  title: question.title,
  body: canonicalJson(question),
  objective: question.objective ?? null,
  difficulty: question.difficulty ?? null,
  lesson: question.lesson ?? null,
  created_at: tx.now,
  created_by: actorId(tx.actor),
})
