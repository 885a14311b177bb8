import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { lockPartner } from '../decisions/queries.server'
import { mayUseBenefits } from '../policy'
import { entitlement } from './entitlement'
import { findBenefit } from './find-benefit.server'
import { checkLicence, countLicences, type LicenceField, type TypedLicence } from './licences'
import { insertLicence, insertReturn, licenceBySource, licencesOf } from './queries.uses.server'
import type { FieldProblem } from './typed'

type Named = { partnerId: string; benefit: string; track?: string | undefined }

/**
 * Notes that a licence was handed out to somebody, as long as there is one left. Partners do so themselves.
 * @param input.key names this licence: a form that is sent twice hands out one
 * @throws AppError 403 for others than the company's managers and programme managers; 404; 409 when it is not counted
 */
export async function handOutLicence(
  ctx: Ctx,
  input: Named & { typed: TypedLicence; key: string },
): Promise<{ ok: true; isNew: boolean } | { ok: false; problems: readonly FieldProblem<LicenceField | 'licence'>[] }> {
  authorise(mayUseBenefits(ctx.actor, input.partnerId))
  return ctx.transaction(async (tx) => {
    // Two who take the last one at once would both find it.
    await lockPartner(tx.db, input.partnerId)
    const { place, definition, history } = await findBenefit(tx, input)
    if (definition.usage?.kind !== 'licences') throw conflict('benefits.not-counted')
    if (await licenceBySource(tx.db, `licence:${input.key}`)) return { ok: true, isNew: false }
    const uses = await licencesOf(tx.db, place)
    const count = countLicences(uses, entitlement([history], place.benefit, tx.now))
    const checked = checkLicence(input.typed, { count, now: tx.now })
    if (!checked.ok) return checked

    const { holder, what, handedAt } = checked.value
    const id = newId(tx.now)
    await insertLicence(tx.db, {
      ...{ id, partner_id: place.partnerId, track_id: place.trackId, benefit: place.benefit, holder, what },
      ...{ handed_at: handedAt, recorded_at: tx.now, recorded_by: actorId(tx.actor) },
      source_key: `licence:${input.key}`,
    })
    await tx.audit({
      ...{ action: 'benefits.licence-handed-out', subject: { kind: 'licence', id }, organisationId: place.partnerId },
      after: { benefit: place.benefit, holder, what, handedAt },
    })
    await tx.signal(`organisation:${place.partnerId}`, 'benefits-changed')
    return { ok: true, isNew: true }
  })
}

/**
 * Notes that a licence came back, from now on.
 * @throws AppError as `handOutLicence`; 409 when it came back before
 */
export async function returnLicence(ctx: Ctx, input: Named & { licenceId: string }): Promise<void> {
  authorise(mayUseBenefits(ctx.actor, input.partnerId))
  await ctx.transaction(async (tx) => {
    await lockPartner(tx.db, input.partnerId)
    const { place } = await findBenefit(tx, input)
    const use = (await licencesOf(tx.db, place)).find(({ id }) => id === input.licenceId)
    if (!use) throw notFound('benefits.licence-not-found')
    if (use.returnedAt !== null) throw conflict('benefits.licence-returned')
    await insertReturn(tx.db, { use_id: use.id, returned_at: tx.now, recorded_by: actorId(tx.actor) })
    await tx.audit({
      ...{ action: 'benefits.licence-returned', subject: { kind: 'licence', id: use.id } },
      ...{ organisationId: place.partnerId, before: { holder: use.holder, what: use.what } },
    })
    await tx.signal(`organisation:${place.partnerId}`, 'benefits-changed')
  })
}
