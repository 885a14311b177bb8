import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../policy'
import { importSignal } from './import-signal'
import { findImport, moveImport } from './queries.imports.server'

/**
 * Puts an import aside for good; nothing of it was recorded, and its verdicts stay to be read.
 * @throws AppError 403, 404; 409 once it was started
 */
export async function discardFactImport(ctx: Ctx, input: { importId: string }): Promise<void> {
  authorise(mayManageProgramme(ctx.actor))
  await ctx.transaction(async (tx) => {
    const known = await findImport(tx.db, input.importId)
    if (!known) throw notFound('tiers.import-not-found')
    if (!(await moveImport(tx.db, known.id, 'checked', { state: 'discarded' })))
      throw conflict('tiers.import-not-waiting')
    await tx.audit({ action: 'tiers.import-discarded', subject: { kind: 'fact-import', id: known.id } })
    await tx.signal('vendor', importSignal(known.id))
    await tx.signal('vendor', 'imports-changed')
  })
}
