import { findPeople } from '~/areas/identity/people.server'
import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { mayEditBank, maySeeBank } from '../../policy'
import type { Question } from '../../registry'
import { bulkChange, bulkQuestions, externalIdsOf, markUndone, moveQuestions } from '../queries.bulk.server'
import { versionsOfMany } from '../queries.question.server'
import { allPools } from '../queries.server'
import { writeStates, writeVersions } from '../write-versions.server'
import type { DoneChange } from './apply-change.server'

export type BulkChangeView = {
  id: string
  pool: { slug: string; title: string }
  done: readonly DoneChange[]
  reason: string
  at: number
  by: string | null
  undoneAt: number | null
  /** Ids of those that changed again since: undoing leaves them alone. */
  changedSince: readonly string[]
  mayUndo: boolean
}

/**
 * What a change of many did, and how much of it can be undone.
 * @throws AppError 403 `questions.not-an-author`, 404 `questions.change-not-found`
 */
export async function viewChange(ctx: Ctx, slug: string, id: string): Promise<BulkChangeView> {
  authorise(maySeeBank(ctx.actor))
  const found = await openChange(ctx, slug, id)
  const people = await findPeople(ctx, [found.row.actor_id])
  const undoable = new Set((await stillAsDone(ctx, found.done)).map(({ one }) => one.id))
  return {
    id,
    pool: { slug: found.pool.slug, title: found.pool.title },
    done: found.done,
    reason: json<{ reason: string }>(found.row.wanted).reason,
    at: found.row.at,
    by: people.get(found.row.actor_id)?.name ?? null,
    undoneAt: found.row.undone_at,
    changedSince: found.done.filter((one) => !undoable.has(one.id)).map((one) => one.id),
    mayUndo: mayEditBank(ctx.actor).allow && found.row.undone_at === null && undoable.size > 0,
  }
}

/**
 * Takes a change of many back, as versions and states on top; what changed again since is left alone. Doing it twice does
 * nothing more.
 * @param of.reason what the history of states says
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.change-not-found`
 */
export async function undoChange(
  ctx: Ctx,
  of: { pool: string; id: string; reason: string },
): Promise<{ undone: number; left: number }> {
  authorise(mayEditBank(ctx.actor))
  return ctx.transaction(async (tx) => {
    const { pool, done } = await openChange(tx, of.pool, of.id)
    if (!(await markUndone(tx.db, of.id, { at: tx.now, by: actorId(tx.actor) }))) return { undone: 0, left: 0 }
    const open = await stillAsDone(tx, done)
    const earlier = await versionsOfMany(
      tx.db,
      new Map(open.flatMap(({ one }) => (one.version ? [[one.id, one.version.before] as const] : []))),
    )
    const restored = open.flatMap(({ one, number }) => {
      const before = earlier.get(one.id)
      if (!before) return []
      const note = String(before.number)
      return [{ questionId: one.id, number, question: json<Question>(before.body), note }]
    })
    await writeVersions(tx, restored, { source: 'restored' })
    await writeStates(
      tx,
      open.flatMap(({ one }) =>
        one.state ? [{ questionId: one.id, before: one.state.after, after: one.state.before }] : [],
      ),
      of.reason,
    )
    await moveQuestions(
      tx.db,
      open.filter(({ one }) => one.pool).map(({ one }) => one.id),
      pool.id,
    )
    await tx.audit({
      action: 'questions.change-undone',
      subject: { kind: 'question-pool', id: pool.id },
      before: { change: of.id },
      after: { questions: open.map(({ one }) => one.externalId) },
    })
    return { undone: open.length, left: done.length - open.length }
  })
}

async function openChange(ctx: Ctx, slug: string, id: string) {
  const row = await bulkChange(ctx.db, id)
  const pool = (await allPools(ctx.db)).find((one) => one.id === row?.pool_id)
  if (!row || pool?.slug !== slug) throw notFound('questions.change-not-found')
  return { row, pool, done: json<DoneChange[]>(row.done) }
}

/** Those that nobody has touched since, each with the number of its newest version. */
async function stillAsDone(ctx: Ctx, done: readonly DoneChange[]): Promise<{ one: DoneChange; number: number }[]> {
  const rows = new Map(
    (await bulkQuestions(ctx.db, { pool: '', ids: done.map(({ id }) => id) })).map((row) => [row.id, row]),
  )
  const homes = [...new Set(done.flatMap(({ pool }) => pool?.before ?? []))]
  const taken = new Map<string, ReadonlySet<string>>()
  for (const home of homes) taken.set(home, await externalIdsOf(ctx.db, home))
  return done.flatMap((one) => {
    const row = rows.get(one.id)
    if (!row) return []
    const isSame =
      (one.version === null || row.number === one.version.after) &&
      (one.state === null || row.state === one.state.after) &&
      (one.pool === null || (row.pool_id === one.pool.after && !taken.get(one.pool.before)?.has(one.externalId)))
    return isSame ? [{ one, number: row.number }] : []
  })
}
