import { findOrganisation } from '~/areas/identity/organisations.server'
import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { type FieldProblem, problemList, readText } from '../benefits/typed'
import { lockPartner } from '../decisions/queries.server'
import { reEvaluate } from '../decisions/re-evaluate.server'
import { checkLonger, type TypedKeep } from '../demotions/ruling-entry'
import { describeFact } from '../describe/fact'
import type { Sentence } from '../describe/sentence'
import type { TierRuled } from '../events'
import { programmeFor } from '../facts/entry-vocabulary'
import type { AttestationFact, Fact, Replacement, TierKeptFact } from '../facts/facts'
import { withCorrections } from '../facts/facts-as-known'
import { factBySource, factsOfPartner, findFact } from '../facts/queries.server'
import { nameOf } from '../facts/record-entry.server'
import { appendFact } from '../facts/record-fact.server'
import { mayManageProgramme } from '../policy'
import { REASON } from '../reason'
import { rulesInForce } from '../versions/load-rules.server'
import { exceptionState } from './exception'

type Exception = AttestationFact | TierKeptFact

export type Changed<Field extends string> =
  | { ok: true; isNew: boolean; until: number | null }
  | { ok: false; problems: readonly FieldProblem<Field>[] }

export type ExceptionView = {
  id: string
  partner: { id: string; name: string; slug: string }
  sentence: Sentence
  kind: 'attestation' | 'tier'
  until: number | null
  owner: string
  reason: string
}

/**
 * An exception that is in force or to come, as the forms about it show it.
 * @throws AppError 403 for others than programme managers, 404, 409 when it is over or withdrawn
 */
export async function viewException(ctx: Ctx, id: string): Promise<ExceptionView> {
  authorise(mayManageProgramme(ctx.actor))
  const fact = await openException(ctx, id)
  const partner = await findOrganisation(ctx, { id: fact.partnerId })
  if (!partner) throw notFound('tiers.partner-not-found')
  const programmes = [...(await rulesInForce(ctx, ctx.now)).values()].map(({ programme }) => programme)
  const programme =
    fact.kind === 'tier-kept' ? programmes.find(({ track }) => track === fact.track) : programmeFor(fact, programmes)
  return {
    id,
    partner: { id: partner.id, name: partner.name, slug: partner.slug },
    sentence: describeFact(fact, programme ?? programmeFor(fact, programmes)),
    kind: fact.kind === 'tier-kept' ? 'tier' : 'attestation',
    ...{ until: fact.trueUntil, owner: fact.attributes.owner ?? '', reason: fact.attributes.evidence ?? '' },
  }
}

/**
 * Lets an exception count longer, with a reason: a correction of its end. Tiers are decided anew in the same transaction.
 * @param input.key names this change: a form that is sent twice changes once
 * @throws AppError 403 for others than programme managers, 404, 409 when it is over or withdrawn
 */
export const extendException = (
  ctx: Ctx,
  input: { id: string; typed: Pick<TypedKeep, 'until' | 'reason'>; key: string },
): Promise<Changed<'until' | 'reason'>> =>
  change(ctx, input, 'extended', (fact) => {
    const checked = checkLonger(input.typed, { now: ctx.now, after: fact.trueUntil ?? 0 })
    return checked.ok
      ? { ok: true, reason: checked.value.reason, becomes: { trueUntil: checked.value.until } }
      : checked
  })

/**
 * Takes an exception back, with a reason: it counts as never given from now on, and what was decided under it stays in the
 * history. Tiers are decided anew in the same transaction, and the partner is told of what changes.
 * @throws AppError 403 for others than programme managers, 404, 409 when it is over or withdrawn
 */
export const withdrawException = (
  ctx: Ctx,
  input: { id: string; reason: string; key: string },
): Promise<Changed<'reason'>> =>
  change(ctx, input, 'withdrawn', () => {
    const { problems, report } = problemList<'reason'>()
    const reason = readText(input.reason, 'reason', REASON, report)
    return reason === null ? { ok: false, problems } : { ok: true, reason, becomes: null }
  })

const ACTIONS = {
  extended: { tier: 'tiers.tier-keep-extended', attestation: 'tiers.fact-corrected' },
  withdrawn: { tier: 'tiers.tier-keep-withdrawn', attestation: 'tiers.fact-withdrawn' },
} as const

async function change<Field extends string>(
  ctx: Ctx,
  { id, key }: { id: string; key: string },
  way: keyof typeof ACTIONS,
  read: (
    fact: Exception,
  ) =>
    | { ok: true; reason: string; becomes: Replacement | null }
    | { ok: false; problems: readonly FieldProblem<Field>[] },
): Promise<Changed<Field>> {
  authorise(mayManageProgramme(ctx.actor))
  return ctx.transaction(async (tx) => {
    const row = await findFact(tx.db, id)
    if (!row) throw notFound('tiers.exception-not-found')
    await lockPartner(tx.db, row.partner_id)
    const sourceKey = `correction:${key}`
    if (await factBySource(tx.db, sourceKey)) return { ok: true, isNew: false, until: null }
    const fact = await openException(tx, id)
    const checked = read(fact)
    if (!checked.ok) return checked
    const { reason, becomes } = checked
    const corrects = { kind: 'correction' as const, partnerId: fact.partnerId, corrects: id, becomes }
    const added = await appendFact(
      tx,
      { ...corrects, trueFrom: tx.now, trueUntil: null, source: nameOf(tx.actor), attributes: {} },
      { sourceKey, note: reason },
    )
    if (added === null) return { ok: true, isNew: false, until: null }
    await tx.audit({
      action: ACTIONS[way][fact.kind === 'tier-kept' ? 'tier' : 'attestation'],
      ...{ subject: { kind: 'fact', id }, organisationId: fact.partnerId, reason, before: fact, after: becomes },
    })
    await reEvaluate(tx, { partnerId: fact.partnerId, cause: { kind: 'fact', id: added } })
    if (fact.kind === 'tier-kept') await tx.publish(await eventOf(tx, { fact, added, way, becomes, reason }))
    await tx.signal(`organisation:${fact.partnerId}`, 'facts-changed')
    await tx.signal('vendor', 'facts-changed', { partnerId: fact.partnerId })
    return { ok: true, isNew: true, until: becomes?.trueUntil ?? null }
  })
}

async function eventOf(
  tx: Ctx,
  of: {
    fact: TierKeptFact
    added: string
    way: 'extended' | 'withdrawn'
    becomes: Replacement | null
    reason: string
  },
): Promise<TierRuled> {
  const { fact, becomes } = of
  const rules = [...(await rulesInForce(tx, tx.now)).values()].find(({ trackSlug }) => trackSlug === fact.track)
  const tier = rules?.programme.tiers.find(({ slug }) => slug === fact.tier)
  return {
    ...{ type: 'tiers.tier-ruled', v: 1, partnerId: fact.partnerId, factId: of.added, reason: of.reason },
    ...{ trackSlug: fact.track, trackTitle: rules?.programme.title ?? { en: fact.track } },
    ...{ tier: fact.tier, tierTitle: tier?.title ?? { en: fact.tier }, change: of.way },
    until: becomes?.trueUntil ?? null,
  }
}

/** The exception as it stands, corrections applied. */
async function openException(ctx: Ctx, id: string): Promise<Exception> {
  const row = await findFact(ctx.db, id)
  const told = row && json<Fact>(row.content)
  if (!row || !told || !isException(told)) throw notFound('tiers.exception-not-found')
  const facts = (await factsOfPartner(ctx.db, row.partner_id)).map(({ content }) => json<Fact>(content))
  const standing = withCorrections(facts).find((fact) => fact.id === id)
  if (!standing || !isException(standing)) throw conflict('tiers.exception-over')
  const state = exceptionState({ from: standing.trueFrom, until: standing.trueUntil, isWithdrawn: false }, ctx.now)
  if (state === 'ended') throw conflict('tiers.exception-over')
  return standing
}

const isException = (fact: Fact): fact is Exception =>
  fact.kind === 'tier-kept' || (fact.kind === 'attestation' && fact.attributes.as === 'exception')
