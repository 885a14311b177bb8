import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import type { Checked, FieldProblem } from '../benefits/typed'
import { lockPartner } from '../decisions/queries.server'
import { reEvaluate } from '../decisions/re-evaluate.server'
import type { TierRuled } from '../events'
import type { NewFact } from '../facts/new-fact'
import { factBySource } from '../facts/queries.server'
import { nameOf } from '../facts/record-entry.server'
import { appendFact, knownFrom } from '../facts/record-fact.server'
import { mayManageProgramme } from '../policy'
import { readPartner } from '../standings/read-partner.server'
import { checkAgreement, checkKeep, type TypedAgreement, type TypedKeep } from './ruling-entry'
import type { SaidStep } from './said-before.server'
import { type DemotionView, readDemotion } from './view-demotion.server'

/** What became of the tier while somebody wrote: another word about it, or none is needed any more. */
export type Meanwhile = { kind: 'said'; said: SaidStep } | { kind: 'over' }

export type Ruled<Field extends string> =
  | { ok: true; isNew: boolean; view: DemotionView }
  | { ok: false; problems: readonly FieldProblem<Field>[]; meanwhile: Meanwhile | null }

type Asked<Typed> = {
  /** Slugs. */
  partner: string
  track: string
  typed: Typed
  /** The last word that the page showed, as `viewDemotion` names it. */
  seen: string
  /** Names this word: a form that is sent twice says it once. */
  key: string
}

/**
 * Agrees that a tier which is no longer earned is taken away: at once, on a day to come, or when its time is over if that is
 * later. The partner's tiers are decided anew in the same transaction.
 * @returns what is wrong with what was typed, or what somebody else said meanwhile; nothing was recorded then
 * @throws AppError 403 for others than programme managers, 404
 */
export const agreeToDemotion = (ctx: Ctx, input: Asked<TypedAgreement>): Promise<Ruled<'from' | 'reason'>> =>
  rule(ctx, input, {
    check: (typed) => checkAgreement(typed, { now: ctx.now }),
    factOf: ({ from, reason }, about) => ({
      fact: { kind: 'demotion-approved', ...about, trueFrom: Math.max(from ?? 0, about.trueFrom), trueUntil: null },
      ...{ action: 'tiers.demotion-agreed', reason },
    }),
  })

/**
 * Keeps a tier that is not earned until a day: an exception with an owner and a reason. The partner is told.
 * @returns as `agreeToDemotion`
 * @throws AppError 403 for others than programme managers, 404
 */
export const keepTier = (ctx: Ctx, input: Asked<TypedKeep>): Promise<Ruled<'until' | 'owner' | 'reason'>> =>
  rule(ctx, input, {
    check: (typed, { toldUntil }) => checkKeep(typed, { now: ctx.now, after: toldUntil }),
    factOf: ({ until, owner, reason }, about) => ({
      fact: { kind: 'tier-kept', ...about, trueUntil: until, attributes: { owner, evidence: reason } },
      ...{ action: 'tiers.tier-kept', reason },
    }),
  })

type About = Pick<NewFact, 'partnerId' | 'trueFrom' | 'source' | 'attributes'> & { track: string; tier: string }

async function rule<Typed, Entry, Field extends string>(
  ctx: Ctx,
  input: Asked<Typed>,
  of: {
    check: (typed: Typed, found: NonNullable<DemotionView['case']>) => Checked<Entry, Field>
    factOf: (entry: Entry, about: About) => { fact: NewFact; action: string; reason: string }
  },
): Promise<Ruled<Field>> {
  authorise(mayManageProgramme(ctx.actor))
  return ctx.transaction(async (tx) => {
    const before = await readPartner(tx, { slug: input.partner })
    await lockPartner(tx.db, before.partner.id)
    const state = await readPartner(tx, { slug: input.partner })
    const { view, rules } = await readDemotion(tx, state, input.track)
    const sourceKey = `ruling:${input.key}`
    if (await factBySource(tx.db, sourceKey)) return { ok: true, isNew: false, view }
    const meanwhile = meanwhileOf(view, input.seen)
    if (meanwhile || !view.case || !rules) return { ok: false, problems: [], meanwhile: meanwhile ?? { kind: 'over' } }
    const checked = of.check(input.typed, view.case)
    if (!checked.ok) return { ok: false, problems: checked.problems, meanwhile: null }

    const { partner } = state
    const { held } = view.case
    const knownAt = await knownFrom(tx, partner.id)
    const { fact, action, reason } = of.factOf(checked.value, {
      ...{ partnerId: partner.id, track: view.track.slug, tier: held.slug },
      ...{ trueFrom: knownAt, source: nameOf(tx.actor), attributes: {} },
    })
    const id = await appendFact(tx, fact, { sourceKey, note: reason, knownAt })
    if (id === null) return { ok: true, isNew: false, view }
    await tx.audit({
      ...{ action, subject: { kind: 'fact', id }, organisationId: partner.id, reason },
      after: fact,
    })
    await reEvaluate(tx, { partnerId: partner.id, cause: { kind: 'fact', id } })
    const isLater = fact.kind === 'demotion-approved' && Math.max(fact.trueFrom, view.case.toldUntil) > knownAt
    // A tier that is gone at once is told of by its change.
    if (fact.kind === 'tier-kept' || isLater) {
      const event: TierRuled = {
        ...{ type: 'tiers.tier-ruled', v: 1, partnerId: partner.id, factId: id, reason },
        ...{ trackSlug: view.track.slug, trackTitle: view.track.title, tier: held.slug, tierTitle: held.title },
        change: fact.kind === 'tier-kept' ? 'kept' : 'agreed',
        until: fact.kind === 'tier-kept' ? fact.trueUntil : Math.max(fact.trueFrom, view.case.toldUntil),
      }
      await tx.publish(event)
    }
    await tx.signal(`organisation:${partner.id}`, 'facts-changed')
    await tx.signal('vendor', 'facts-changed', { partnerId: partner.id })
    return { ok: true, isNew: true, view }
  })
}

function meanwhileOf(view: DemotionView, seen: string): Meanwhile | null {
  const last = view.said.at(-1)
  if (last && view.seen !== seen) return { kind: 'said', said: last }
  return view.case === null ? { kind: 'over' } : null
}
