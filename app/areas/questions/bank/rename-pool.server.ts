import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayEditBank } from '../policy'
import { LONGEST_POOL_TITLE } from './pool-title'
import { lockPool, setPoolTitle } from './queries.server'

export type RenamedPool = { ok: true } | { ok: false; problem: 'title-missing' | 'title-too-long' }

/**
 * Gives a pool another title. Its short name stays for good: blueprints, files, addresses and the seeds of kept attempts
 * say it. The title in the pool's file is left as it is; it counts again when somebody changes it there.
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.pool-not-found`
 */
export async function renamePool(ctx: Ctx, of: { pool: string; title: string }): Promise<RenamedPool> {
  authorise(mayEditBank(ctx.actor))
  const title = of.title.trim()
  if (title === '') return { ok: false, problem: 'title-missing' }
  if (title.length > LONGEST_POOL_TITLE) return { ok: false, problem: 'title-too-long' }
  return ctx.transaction(async (tx) => {
    const pool = await lockPool(tx.db, of.pool)
    if (!pool) throw notFound('questions.pool-not-found')
    if (pool.title === title) return { ok: true }
    await setPoolTitle(tx.db, pool.id, { title })
    await tx.audit({
      action: 'questions.pool-renamed',
      subject: { kind: 'question-pool', id: pool.id },
      before: { title: pool.title },
      after: { title },
    })
    return { ok: true }
  })
}
