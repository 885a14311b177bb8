import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayEditBank } from '../policy'
import { decideImport, findImport, lockImport } from './queries.server'

/**
 * Puts a draft aside for good; its verdicts stay to be read. Doing it again changes nothing.
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.import-not-found`, 409 `questions.import-applied`
 */
export async function discardImport(ctx: Ctx, of: { pool: string; importId: string }): Promise<void> {
  authorise(mayEditBank(ctx.actor))
  await ctx.transaction(async (tx) => {
    const known = await findImport(tx.db, of.pool, of.importId)
    const locked = known && (await lockImport(tx.db, known.id))
    if (!known || !locked) throw notFound('questions.import-not-found')
    if (locked.state === 'discarded') return
    if (locked.state === 'applied') throw conflict('questions.import-applied')
    await decideImport(tx.db, known.id, { state: 'discarded', decided_at: tx.now, decided_by: actorId(tx.actor) })
    await tx.audit({ action: 'questions.import-discarded', subject: { kind: 'question-import', id: known.id } })
  })
}
