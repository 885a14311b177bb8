import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, invariant, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { lockPartner } from '../decisions/queries.server'
import type { Fact } from '../facts/facts'
import { factsOfPartner } from '../facts/queries.server'
import { mayManageProgramme } from '../policy'
import { REASON } from '../reason'
import { momentOf } from '../standings/choose-track.server'
import { findBenefit } from './find-benefit.server'
import { checkFundUse, type Fund, type FundEntry, type FundField, fundOf, overUse, type TypedFundUse } from './fund'
import { fundUseBySource, fundUsesOf, insertFundUse, insertReversal } from './queries.uses.server'
import { type FieldProblem, problemList, readText } from './typed'

type Named = { partnerId: string; benefit: string; track?: string | undefined }

/** `id` of the entry; `isNew` is false when the same source was heard before. */
export type FundUsed =
  | { ok: true; id: string; isNew: boolean; fund: Fund }
  /** Canonical rational: what is left of the year. */
  | { ok: false; left: string; currency: string; year: number }

/**
 * Takes an amount from a partner's fund, in the caller's transaction and on its authority: for requests and claims as for
 * entries by hand. Refused when less is left of that year. The same `sourceKey` takes once.
 * @throws AppError 404 without such a benefit, 409 when the benefit is no fund
 */
export async function useFund(tx: Ctx, input: Named & FundEntry & { sourceKey: string }): Promise<FundUsed> {
  invariant(tx.isTransaction, 'money is taken together with what takes it')
  await lockPartner(tx.db, input.partnerId)
  const { place, history } = await findBenefit(tx, input)
  const uses = await fundUsesOf(tx.db, place)
  const facts = (await factsOfPartner(tx.db, place.partnerId)).map((row) => json<Fact>(row.content))
  const fund = fundOf(history, place.benefit, { facts, uses, year: input.year, now: momentOf(tx, { facts }) })
  if (!fund) throw conflict('benefits.not-counted')
  const known = await fundUseBySource(tx.db, input.sourceKey)
  if (known) return { ok: true, id: known.id, isNew: false, fund }
  const tooMuch = overUse(fund, input.amount)
  if (tooMuch) return { ok: false, ...tooMuch, currency: fund.currency }

  const id = newId(tx.now)
  await insertFundUse(tx.db, {
    ...{ id, partner_id: place.partnerId, track_id: place.trackId, benefit: place.benefit, year: input.year },
    ...{ amount: input.amount, currency: fund.currency, purpose: input.purpose, spent_at: input.spentAt },
    ...{ recorded_at: tx.now, recorded_by: actorId(tx.actor), source_key: input.sourceKey },
  })
  await tx.audit({
    ...{ action: 'benefits.fund-used', subject: { kind: 'fund-entry', id }, organisationId: place.partnerId },
    after: { benefit: place.benefit, amount: input.amount, currency: fund.currency, purpose: input.purpose },
  })
  await tx.signal(`organisation:${place.partnerId}`, 'benefits-changed')
  return { ok: true, id, isNew: true, fund }
}

/**
 * An amount entered by hand by a programme manager.
 * @param input.key names this entry: a form that is sent twice takes once
 * @throws AppError 403 for others than programme managers, and as `useFund`
 */
export async function recordFundUse(
  ctx: Ctx,
  input: Named & { typed: TypedFundUse; key: string },
): Promise<
  | { ok: true; isNew: boolean }
  | { ok: false; problems: readonly FieldProblem<FundField>[]; left?: { amount: string; currency: string } }
> {
  authorise(mayManageProgramme(ctx.actor))
  const checked = checkFundUse(input.typed, ctx.now)
  if (!checked.ok) return checked
  return ctx.transaction(async (tx) => {
    const { partnerId, benefit, track } = input
    const named = { partnerId, benefit, track }
    const used = await useFund(tx, { ...named, ...checked.value, sourceKey: `entry:${input.key}` })
    if (used.ok) return { ok: true, isNew: used.isNew }
    return {
      ok: false,
      problems: [{ field: 'amount', code: 'fund-too-small', params: { year: used.year } }],
      left: { amount: used.left, currency: used.currency },
    }
  })
}

/**
 * Puts an amount back that was entered wrongly, or was not spent after all, with a reason. Both stay in the ledger.
 * @throws AppError as `recordFundUse`; 409 when it was put back before
 */
export async function reverseFundUse(
  ctx: Ctx,
  input: Named & { entryId: string; reason: string },
): Promise<{ ok: true } | { ok: false; problems: readonly FieldProblem<'reason'>[] }> {
  authorise(mayManageProgramme(ctx.actor))
  return ctx.transaction(async (tx) => {
    await lockPartner(tx.db, input.partnerId)
    const { place } = await findBenefit(tx, input)
    const use = (await fundUsesOf(tx.db, place)).find(({ id }) => id === input.entryId)
    if (!use) throw notFound('benefits.fund-entry-not-found')
    if (use.reversed) throw conflict('benefits.fund-entry-reversed')
    const { problems, report } = problemList<'reason'>()
    const reason = readText(input.reason, 'reason', REASON, report)
    if (reason === null) return { ok: false, problems }
    await insertReversal(tx.db, {
      ...{ use_id: use.id, reversed_at: tx.now, recorded_by: actorId(tx.actor), reason },
    })
    await tx.audit({
      ...{ action: 'benefits.fund-use-reversed', subject: { kind: 'fund-entry', id: use.id }, reason },
      ...{ organisationId: place.partnerId, before: { amount: use.amount, currency: use.currency } },
    })
    await tx.signal(`organisation:${place.partnerId}`, 'benefits-changed')
    return { ok: true }
  })
}
