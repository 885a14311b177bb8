import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { mayEditBank } from '../../policy'
import type { QuestionState } from '../../pool'
import { externalIdsOf, insertBulkChange, moveQuestions } from '../queries.bulk.server'
import { lockPool } from '../queries.server'
import { LONGEST_REASON } from '../state-reason'
import { writeStates, writeVersions } from '../write-versions.server'
import { type Choice, chooseQuestions } from './choose-questions.server'
import { planChange } from './plan-change'
import { type Wanted, wantsNothing } from './wanted'

/** What a change did to one question, as much as undoing it needs. */
export type DoneChange = {
  id: string
  externalId: string
  title: string
  version: { before: number; after: number } | null
  state: { before: QuestionState; after: QuestionState } | null
  pool: { before: string; after: string } | null
}

type BulkProblem = 'nothing-chosen' | 'nothing-wanted' | 'reason-missing' | 'reason-too-long' | 'pool-unknown'
export type BulkApplied = { ok: true; id: string } | { ok: false; problem: BulkProblem | 'nothing-to-do' }

/**
 * What a change of many would do, question by question.
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.pool-not-found`
 */
export async function previewChange(
  ctx: Ctx,
  of: { pool: string; choice: Choice; wanted: Wanted; expected?: ReadonlyMap<string, number> },
) {
  const chosen = await chooseQuestions(ctx, of.pool, of.choice)
  const target = chosen.others.find(({ slug }) => slug === of.wanted.pool)
  const taken = target ? await externalIdsOf(ctx.db, target.id) : new Set<string>()
  const changes = planChange(chosen.questions, of.wanted, { taken, expected: of.expected })
  return { chosen, target, changes, problem: problemWith(of.wanted, changes.length, target !== undefined) }
}

function problemWith(wanted: Wanted, count: number, hasTarget: boolean): BulkProblem | null {
  if (count === 0) return 'nothing-chosen'
  if (wantsNothing(wanted)) return 'nothing-wanted'
  if (wanted.pool !== null && !hasTarget) return 'pool-unknown'
  if (wanted.state !== null && wanted.reason === '') return 'reason-missing'
  return wanted.reason.length > LONGEST_REASON ? 'reason-too-long' : null
}

/**
 * Does it, all in one transaction. What somebody changed since it was shown is left alone.
 * @param of.expected the numbers of the versions that were shown, by the ids of the questions
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.pool-not-found`
 */
export async function applyChange(
  ctx: Ctx,
  of: { pool: string; expected: ReadonlyMap<string, number>; wanted: Wanted },
): Promise<BulkApplied> {
  authorise(mayEditBank(ctx.actor))
  return ctx.transaction(async (tx) => {
    // Pools are locked in the order of their names, so that two moves in opposite directions do not wait for each other.
    for (const slug of [of.pool, of.wanted.pool].filter((one) => one !== null).sort()) await lockPool(tx.db, slug)
    const { chosen, target, changes, problem } = await previewChange(tx, {
      ...of,
      choice: { externalIds: [...of.expected.keys()] },
    })
    if (problem) return { ok: false, problem }
    const planned = changes.filter(({ left }) => left === null)
    if (planned.length === 0) return { ok: false, problem: 'nothing-to-do' }

    const written = await writeVersions(
      tx,
      planned.flatMap(({ id, number, after }) => (after ? [{ questionId: id, number, question: after }] : [])),
      { source: 'bulk' },
    )
    const numbers = new Map(written.map(({ questionId, number }) => [questionId, number]))
    await writeStates(
      tx,
      planned.flatMap(({ id, state }) => (state ? [{ questionId: id, ...state }] : [])),
      of.wanted.reason,
    )
    if (target)
      await moveQuestions(
        tx.db,
        planned.map(({ id }) => id),
        target.id,
      )

    const id = newId(tx.now)
    const done = planned.map((one): DoneChange => {
      const after = numbers.get(one.id)
      return {
        id: one.id,
        externalId: one.externalId,
        title: one.title,
        version: after === undefined ? null : { before: one.number, after },
        state: one.state,
        pool: target ? { before: chosen.pool.id, after: target.id } : null,
      }
    })
    await insertBulkChange(tx.db, {
      id,
      pool_id: chosen.pool.id,
      wanted: JSON.stringify(of.wanted),
      done: JSON.stringify(done),
      at: tx.now,
      actor_id: actorId(tx.actor),
      undone_at: null,
      undone_by: null,
    })
    await tx.audit({
      action: 'questions.changed-together',
      subject: { kind: 'question-pool', id: chosen.pool.id },
      reason: of.wanted.reason || undefined,
      after: { change: id, wanted: of.wanted, questions: done.map(({ externalId }) => externalId) },
    })
    return { ok: true, id }
  })
}
