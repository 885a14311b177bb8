import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { lockPartner } from '../decisions/queries.server'
import { mayManageProgramme } from '../policy'
import { announceGrant } from './announce-grant.server'
import { entitlementIn } from './entitlement'
import { findBenefit } from './find-benefit.server'
import { checkGrant, type GrantField, type TypedGrant } from './grant-entry'
import { findGrant, insertGrant, insertGrantStep } from './queries.grants.server'
import type { FieldProblem } from './typed'

/**
 * Gives a partner a benefit beyond its tier, for a time and with a reason. The partner is told.
 * @param input.key names this grant: a form that is sent twice gives once
 * @throws AppError 403 for others than programme managers, 404
 */
export async function giveGrant(
  ctx: Ctx,
  input: { partnerId: string; benefit: string; track?: string | undefined; typed: TypedGrant; key: string },
): Promise<{ ok: true; isNew: boolean } | { ok: false; problems: readonly FieldProblem<GrantField>[] }> {
  authorise(mayManageProgramme(ctx.actor))
  return ctx.transaction(async (tx) => {
    await lockPartner(tx.db, input.partnerId)
    const { place, definition, history, partner } = await findBenefit(tx, input)
    const has = entitlementIn({ ...history, grants: [] }, place.benefit, tx.now)?.value ?? null
    const checked = checkGrant(input.typed, { definition, has, now: tx.now })
    if (!checked.ok) return checked

    const { value, from, until, reason } = checked.value
    const id = newId(tx.now)
    const isNew = await insertGrant(tx.db, {
      ...{ id, partner_id: partner.id, track_id: place.trackId, benefit: place.benefit },
      ...{ value: JSON.stringify(value), source_key: `grant:${input.key}` },
    })
    if (!isNew) return { ok: true, isNew: false }
    await insertGrantStep(tx.db, {
      ...{ grant_id: id, number: 1, kind: 'given', at: tx.now, from_at: from, until_at: until },
      ...{ actor_id: actorId(tx.actor), reason },
    })
    await tx.audit({
      action: 'benefits.grant-given',
      subject: { kind: 'benefit-grant', id },
      organisationId: partner.id,
      reason,
      after: { track: history.track, benefit: place.benefit, value, from, until },
    })
    const grant = await findGrant(tx.db, id)
    if (grant) await announceGrant(tx, { grant, title: definition.title, change: 'given', reason })
    return { ok: true, isNew: true }
  })
}
