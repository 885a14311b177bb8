import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { shortNameFrom } from '~/platform/short-name'
import { mayEditBank } from '../policy'
import { LONGEST_POOL_TITLE } from './pool-title'
import { allPools, insertPool, poolBySlug } from './queries.server'

export type CreatedPool =
  | { ok: true; slug: string }
  | { ok: false; problem: 'title-missing' | 'title-too-long' | 'slug-missing' | 'slug-not-valid' | 'slug-taken' }

/**
 * Makes an empty pool that no file has to keep. Its short name, left empty, is made of the title. Sending the same form twice makes one.
 * @param of.key id that the form brought along
 * @throws AppError 403 `questions.not-a-trainer`
 */
export async function createPool(
  ctx: Ctx,
  of: { title: string; slug: string; key: string | null },
): Promise<CreatedPool> {
  authorise(mayEditBank(ctx.actor))
  const title = of.title.trim()
  const slug = of.slug.trim().toLowerCase() || shortNameFrom(title)
  if (title === '') return { ok: false, problem: 'title-missing' }
  if (title.length > LONGEST_POOL_TITLE) return { ok: false, problem: 'title-too-long' }
  if (slug === '') return { ok: false, problem: 'slug-missing' }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) || slug.length > 80) return { ok: false, problem: 'slug-not-valid' }
  return ctx.transaction(async (tx) => {
    const id = of.key ?? newId(tx.now)
    const known = (await allPools(tx.db)).find((pool) => pool.id === id)
    if (known) return { ok: true, slug: known.slug }
    await insertPool(tx.db, { id, slug, title, created_at: tx.now, file_title: null })
    const made = await poolBySlug(tx.db, slug)
    invariant(made, 'the pool was inserted in this transaction, or it was there')
    if (made.id !== id) return { ok: false, problem: 'slug-taken' }
    await tx.audit({ action: 'questions.pool-created', subject: { kind: 'question-pool', id }, after: { slug, title } })
    return { ok: true, slug }
  })
}
