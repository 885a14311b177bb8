import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { lockPartner } from '../decisions/queries.server'
import { mayManageProgramme } from '../policy'
import { REASON } from '../reason'
import { rulesInForce } from '../versions/load-rules.server'
import { announceGrant } from './announce-grant.server'
import { isEndingToBeTold, REMIND_BEFORE, spanOf, stateOf } from './grant'
import { checkExtension, type TypedGrant } from './grant-entry'
import { findGrant, grantsEndingWithin, insertGrantStep, type StoredGrant } from './queries.grants.server'
import { type FieldProblem, problemList, readText } from './typed'

type Changed<Field extends string> =
  | { ok: true; grant: StoredGrant }
  | { ok: false; problems: readonly FieldProblem<Field>[] }

/**
 * Lets a grant count longer, with a reason. The partner is told.
 * @throws AppError 403 for others than programme managers, 404
 */
export async function extendGrant(
  ctx: Ctx,
  input: { grantId: string; typed: Pick<TypedGrant, 'until' | 'reason'> },
): Promise<Changed<'until' | 'reason'>> {
  authorise(mayManageProgramme(ctx.actor))
  return ctx.transaction(async (tx) => {
    const grant = await lockedGrant(tx, input.grantId)
    const checked = checkExtension(input.typed, { grant, now: tx.now })
    if (!checked.ok) return checked
    const { until, reason } = checked.value
    await addStep(tx, grant, { kind: 'extended', until, reason })
    await tx.audit({
      ...{ action: 'benefits.grant-extended', subject: { kind: 'benefit-grant', id: grant.id } },
      ...{ organisationId: grant.partnerId, reason, before: { until: spanOf(grant).until }, after: { until } },
    })
    return { ok: true, grant }
  })
}

/**
 * Takes a grant back from now on, with a reason. The partner is told; what was used under it stays used.
 * @throws AppError 403 for others than programme managers, 404, 409 when it is over or withdrawn already
 */
export async function withdrawGrant(ctx: Ctx, input: { grantId: string; reason: string }): Promise<Changed<'reason'>> {
  authorise(mayManageProgramme(ctx.actor))
  return ctx.transaction(async (tx) => {
    const grant = await lockedGrant(tx, input.grantId)
    const state = stateOf(grant, tx.now)
    if (state === 'ended' || state === 'withdrawn') throw conflict('benefits.grant-over')
    const { problems, report } = problemList<'reason'>()
    const reason = readText(input.reason, 'reason', REASON, report)
    if (reason === null) return { ok: false, problems }
    await addStep(tx, grant, { kind: 'withdrawn', until: null, reason })
    await tx.audit({
      ...{ action: 'benefits.grant-withdrawn', subject: { kind: 'benefit-grant', id: grant.id } },
      ...{ organisationId: grant.partnerId, reason, before: { until: spanOf(grant).until } },
    })
    return { ok: true, grant }
  })
}

/**
 * Tells partners of grants that end within thirty days, once for each end. Each grant is its own transaction.
 * @returns how many were told of
 */
export async function tellEndingGrants(ctx: Ctx): Promise<number> {
  const ending = await grantsEndingWithin(ctx.db, ctx.now, ctx.now + REMIND_BEFORE)
  let told = 0
  for (const { grant_id } of ending)
    await ctx.transaction(async (tx) => {
      const grant = await lockedGrant(tx, grant_id)
      if (!isEndingToBeTold(grant, tx.now)) return
      await addStep(tx, grant, { kind: 'ending-told', until: spanOf(grant).until, reason: null })
      told++
    })
  return told
}

async function lockedGrant(tx: Ctx, id: string): Promise<StoredGrant> {
  const found = await findGrant(tx.db, id)
  if (!found) throw notFound('benefits.grant-not-found')
  await lockPartner(tx.db, found.partnerId)
  return (await findGrant(tx.db, id)) ?? found
}

const CHANGES = { extended: 'extended', withdrawn: 'withdrawn', 'ending-told': 'ending' } as const

async function addStep(
  tx: Ctx,
  grant: StoredGrant,
  { kind, until, reason }: { kind: keyof typeof CHANGES; until: number | null; reason: string | null },
): Promise<void> {
  await insertGrantStep(tx.db, {
    ...{ grant_id: grant.id, number: grant.steps.length + 1, kind, at: tx.now, from_at: null, until_at: until },
    ...{ actor_id: actorId(tx.actor), reason },
  })
  const after = { ...grant, steps: [...grant.steps, { kind, at: tx.now, from: null, until, by: '', reason }] }
  await announceGrant(tx, { grant: after, title: await titleOf(tx, grant), change: CHANGES[kind], reason })
}

async function titleOf(tx: Ctx, { trackId, benefit }: StoredGrant): Promise<LocalText> {
  const programme = (await rulesInForce(tx, tx.now)).get(trackId)?.programme
  return programme?.benefits.find(({ slug }) => slug === benefit)?.title ?? { en: benefit }
}
