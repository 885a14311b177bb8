import type { Ctx } from '~/platform/context.server'
import { conflict, invariant, notFound } from '~/platform/errors'
import { canonicalJson, json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { exactDecimal, readRational } from '~/platform/rational'
import { describeFact } from './describe/fact'
import type { Sentence } from './describe/sentence'
import { checkEntry, type EntryProblem, type TypedEntry, writeDay } from './entry'
import { entryNames, programmeFor } from './entry-vocabulary'
import type { AttestationFact, Fact, MetricFact, Replacement } from './facts'
import { factsAsKnown } from './facts-as-known'
import { rulesInForce } from './load-rules.server'
import { mayManageProgramme } from './policy'
import { factsOfPartner, findFact, tracksOfPartner } from './queries.server'
import { reEvaluate } from './re-evaluate.server'
import { REASON } from './reason'
import { nameOf } from './record-entry.server'
import { appendFact } from './record-fact.server'

export type CorrectableFact = MetricFact | AttestationFact
export type CorrectionRefused = {
  ok: false
  problems: readonly EntryProblem[]
  isReasonMissing: boolean
  isUnchanged: boolean
  kind: CorrectableFact['kind']
}

/**
 * What an entry says as it stands, earlier corrections applied.
 * @throws AppError 404 when there is no such fact of the partner; 409 when it is of another area, or withdrawn
 */
export async function correctable(ctx: Ctx, of: { partnerId: string; factId: string }): Promise<CorrectableFact> {
  authorise(mayManageProgramme(ctx.actor))
  const row = await findFact(ctx.db, of.factId)
  if (!row || row.partner_id !== of.partnerId) throw notFound('tiers.fact-not-found')
  if (row.kind !== 'metric' && row.kind !== 'attestation') throw conflict('tiers.fact-not-correctable')
  const facts = (await factsOfPartner(ctx.db, of.partnerId)).map((fact) => json<Fact>(fact.content))
  const standing = factsAsKnown(facts, Number.MAX_SAFE_INTEGER).find((fact) => fact.id === of.factId)
  if (standing?.kind !== 'metric' && standing?.kind !== 'attestation') throw conflict('tiers.fact-withdrawn')
  return standing
}

/**
 * Puts right what an entry says, or withdraws it (`becomes: null`). The entry stays; a fact is added that names it and
 * says why, and the partner's tiers are decided anew in the same transaction.
 * @param input.key names this correction: a form that is sent twice corrects once
 * @throws AppError as `correctable`
 */
export async function correctFact(
  ctx: Ctx,
  input: { partnerId: string; factId: string; becomes: TypedEntry | null; reason: string; key: string },
): Promise<{ ok: true } | CorrectionRefused> {
  const before = await correctable(ctx, input)
  const reason = input.reason.trim()
  const isReasonMissing = reason.length < REASON.min || reason.length > REASON.max
  const checked = input.becomes ? await replacementOf(ctx, before, input.becomes) : { ok: true as const, becomes: null }
  const isUnchanged = checked.ok && checked.becomes !== null && Object.keys(checked.becomes).length === 0
  if (!checked.ok || isReasonMissing || isUnchanged)
    return { ok: false, problems: checked.ok ? [] : checked.problems, isReasonMissing, isUnchanged, kind: before.kind }

  await ctx.transaction(async (tx) => {
    const id = await appendFact(
      tx,
      {
        kind: 'correction',
        partnerId: input.partnerId,
        corrects: input.factId,
        becomes: checked.becomes,
        trueFrom: tx.now,
        trueUntil: null,
        source: nameOf(tx.actor),
        attributes: {},
      },
      { sourceKey: `correction:${input.key}`, note: reason },
    )
    if (id === null) return
    await tx.audit({
      action: checked.becomes ? 'tiers.fact-corrected' : 'tiers.fact-withdrawn',
      subject: { kind: 'fact', id: input.factId },
      organisationId: input.partnerId,
      reason,
      before,
      after: checked.becomes,
    })
    await reEvaluate(tx, { partnerId: input.partnerId, cause: { kind: 'fact', id } })
    await tx.signal(`organisation:${input.partnerId}`, 'facts-changed')
    await tx.signal('vendor', 'facts-changed', { partnerId: input.partnerId })
  })
  return { ok: true }
}

/** Only what differs is replaced, so that a later correction of something else leaves it alone. */
async function replacementOf(ctx: Ctx, before: CorrectableFact, typed: TypedEntry) {
  const programmes = [...(await rulesInForce(ctx, ctx.now)).values()].map((rules) => rules.programme)
  const checked = checkEntry({ ...typed, kind: before.kind, name: nameOfFact(before) }, entryNames(programmes), ctx.now)
  if (!checked.ok) return checked
  const { entry } = checked
  const becomes: Replacement = { ...(entry.from === before.trueFrom ? {} : { trueFrom: entry.from }) }
  if (entry.kind === 'metric') {
    invariant(before.kind === 'metric', 'a correction does not change what a fact is about')
    const isSame = canonicalJson(entry.attributes) === canonicalJson(before.attributes)
    return {
      ok: true as const,
      becomes: {
        ...becomes,
        ...(entry.amount === before.amount ? {} : { amount: entry.amount }),
        ...(isSame ? {} : { attributes: entry.attributes }),
      },
    }
  }
  const { until } = entry
  return { ok: true as const, becomes: { ...becomes, ...(until === before.trueUntil ? {} : { trueUntil: until }) } }
}

const nameOfFact = (fact: CorrectableFact) => (fact.kind === 'metric' ? fact.metric : fact.attestation)

/**
 * An entry as its form shows it, with the sentence that names it.
 * @throws AppError as `correctable`
 */
export async function viewCorrectable(
  ctx: Ctx,
  of: { partnerId: string; factId: string },
): Promise<{ sentence: Sentence; typed: TypedEntry }> {
  const fact = await correctable(ctx, of)
  const inForce = await rulesInForce(ctx, ctx.now)
  const own = (await tracksOfPartner(ctx.db, of.partnerId)).flatMap(({ id }) => inForce.get(id)?.programme ?? [])
  const programmes = [...own, ...[...inForce.values()].map((rules) => rules.programme)]
  return {
    sentence: describeFact(fact, programmeFor(fact, programmes)),
    typed: {
      kind: fact.kind,
      name: nameOfFact(fact),
      amount: fact.kind === 'metric' ? (exactDecimal(readRational(fact.amount)) ?? fact.amount) : '',
      date: writeDay(fact.trueFrom),
      until: fact.trueUntil === null ? '' : writeDay(fact.trueUntil),
      customer: fact.attributes.customer ?? '',
      line: fact.attributes.line ?? '',
      note: '',
    },
  }
}
