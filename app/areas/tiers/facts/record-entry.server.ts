import { findOrganisation } from '~/areas/identity/organisations.server'
import type { Actor } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { reEvaluate } from '../decisions/re-evaluate.server'
import { mayManageProgramme } from '../policy'
import { rulesInForce } from '../versions/load-rules.server'
import { checkEntry } from './check-entry'
import type { EntryProblem, TypedEntry } from './entry'
import { entryNames } from './entry-vocabulary'
import { appendEntered } from './keep-known.server'
import { factOfEntry } from './record-fact.server'

/**
 * Records what a programme manager knows of a partner and decides its tiers anew, in one transaction.
 * @param input.key names this entry: a form that is sent twice records once
 * @returns what is wrong with the entry, or whether it is new
 * @throws AppError 403, 404
 */
export async function recordEntry(
  ctx: Ctx,
  input: { partnerId: string; typed: TypedEntry; key: string },
): Promise<{ ok: true; isNew: boolean } | { ok: false; problems: readonly EntryProblem[] }> {
  authorise(mayManageProgramme(ctx.actor))
  const partner = await findOrganisation(ctx, { id: input.partnerId })
  if (partner?.kind !== 'partner') throw notFound('tiers.partner-not-found')
  const programmes = [...(await rulesInForce(ctx, ctx.now)).values()].map((rules) => rules.programme)
  const checked = checkEntry(input.typed, entryNames(programmes), ctx.now)
  if (!checked.ok) return checked

  const { entry } = checked
  return ctx.transaction(async (tx) => {
    const fact = factOfEntry(entry, { partnerId: partner.id, source: nameOf(tx.actor) })
    const note = entry.note ? { note: entry.note } : {}
    const id = await appendEntered(tx, fact, { sourceKey: `entry:${input.key}`, ...note })
    if (id === null) return { ok: true, isNew: false }
    await tx.audit({
      action: `tiers.${entry.kind}-recorded`,
      subject: { kind: 'fact', id },
      organisationId: partner.id,
      ...(entry.note ? { reason: entry.note } : {}),
      after: entry,
    })
    await reEvaluate(tx, { partnerId: partner.id, cause: { kind: 'fact', id } })
    await tx.signal(`organisation:${partner.id}`, 'facts-changed')
    await tx.signal('vendor', 'facts-changed', { partnerId: partner.id })
    return { ok: true, isNew: true }
  })
}

/** Who vouches for it, for people. */
export const nameOf = (actor: Actor): string => (actor.kind === 'person' ? actor.name : 'Rung')
