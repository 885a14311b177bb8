import type { Ctx } from '~/platform/context.server'
import { conflict, invariant, notFound } from '~/platform/errors'
import { canonicalJson, json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { exactDecimal, readRational } from '~/platform/rational'
import { lockPartner } from '../decisions/queries.server'
import { reEvaluate } from '../decisions/re-evaluate.server'
import { describeFact } from '../describe/fact'
import type { Sentence } from '../describe/sentence'
import { mayManageProgramme } from '../policy'
import { REASON } from '../reason'
import { tracksOfPartner } from '../standings/queries.memberships.server'
import { rulesInForce } from '../versions/load-rules.server'
import { checkEntry, type EntryProblem, type TypedEntry, writeDay } from './entry'
import { entryNames, programmeFor } from './entry-vocabulary'
import type { AttestationFact, CorrectionFact, Fact, MetricFact, Replacement } from './facts'
import { factsAsKnown, withdrawnFacts } from './facts-as-known'
import { identityOfSource, lineSources } from './line-sources.server'
import { factsOfPartner, findFact } from './queries.server'
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

/** An entry as it stands, earlier corrections applied; `restores` when it is its withdrawal that was asked about. */
type Correctable = { entry: CorrectableFact; restores: boolean }

/**
 * What may be put right or withdrawn: an entry that counts, or the withdrawal of one, by whose withdrawal it counts again.
 * @throws AppError 404 when there is no such fact of the partner; 409 when it is of another area, withdrawn, restored, or
 * its line was imported anew
 */
async function correctable(ctx: Ctx, of: { partnerId: string; factId: string }): Promise<Correctable> {
  const row = await findFact(ctx.db, of.factId)
  if (!row || row.partner_id !== of.partnerId) throw notFound('tiers.fact-not-found')
  const facts = (await factsOfPartner(ctx.db, of.partnerId)).map((fact) => json<Fact>(fact.content))
  const asked = json<Fact>(row.content)
  if (asked.kind === 'correction' && asked.becomes === null) return withdrawalOf(ctx, asked, facts)
  if (asked.kind !== 'metric' && asked.kind !== 'attestation') throw conflict('tiers.fact-not-correctable')
  return { entry: standingEntry(facts, asked.id), restores: false }
}

async function withdrawalOf(ctx: Ctx, withdrawal: CorrectionFact, facts: readonly Fact[]): Promise<Correctable> {
  const withdrawn = await findFact(ctx.db, withdrawal.corrects)
  if (withdrawn?.kind !== 'metric' && withdrawn?.kind !== 'attestation') throw conflict('tiers.fact-not-correctable')
  if (withdrawnFacts(facts).has(withdrawal.id)) throw conflict('tiers.fact-restored')
  const identity = identityOfSource(withdrawn.source_key)
  const line = identity && (await lineSources(ctx.db, [identity])).get(identity)
  if (line && line.toldBy !== null) throw conflict('tiers.fact-told-again')
  return {
    entry: standingEntry(
      facts.filter(({ id }) => id !== withdrawal.id),
      withdrawn.id,
    ),
    restores: true,
  }
}

function standingEntry(facts: readonly Fact[], id: string): CorrectableFact {
  const standing = factsAsKnown(facts, Number.MAX_SAFE_INTEGER).find((fact) => fact.id === id)
  if (standing?.kind !== 'metric' && standing?.kind !== 'attestation') throw conflict('tiers.fact-withdrawn')
  return standing
}

/**
 * Puts right what an entry says, or withdraws it (`becomes: null`); named by the id of its withdrawal, it counts again.
 * Everything stays: a fact is added that names the other and says why, and the partner's tiers are decided anew in the
 * same transaction.
 * @param input.key names this correction: a form that is sent twice corrects once
 * @throws AppError 403 for others than programme managers, and as `correctable`
 */
export async function correctFact(
  ctx: Ctx,
  input: { partnerId: string; factId: string; becomes: TypedEntry | null; reason: string; key: string },
): Promise<{ ok: true; restored: boolean } | CorrectionRefused> {
  authorise(mayManageProgramme(ctx.actor))
  return ctx.transaction(async (tx) => {
    // What is corrected stays as it was read: two who withdraw at once would have to be restored twice.
    await lockPartner(tx.db, input.partnerId)
    const { entry, restores } = await correctable(tx, input)
    if (restores && input.becomes) throw conflict('tiers.fact-withdrawn')
    const reason = input.reason.trim()
    const isReasonMissing = reason.length < REASON.min || reason.length > REASON.max
    const checked = input.becomes ? await replacementOf(tx, entry, input.becomes) : { ok: true as const, becomes: null }
    const isUnchanged = checked.ok && checked.becomes !== null && Object.keys(checked.becomes).length === 0
    if (!checked.ok || isReasonMissing || isUnchanged)
      return { ok: false, problems: checked.ok ? [] : checked.problems, isReasonMissing, isUnchanged, kind: entry.kind }

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
    if (id === null) return { ok: true, restored: restores }
    await tx.audit({
      action: checked.becomes ? 'tiers.fact-corrected' : restores ? 'tiers.fact-restored' : 'tiers.fact-withdrawn',
      subject: { kind: 'fact', id: entry.id },
      organisationId: input.partnerId,
      reason,
      before: restores ? null : entry,
      after: restores ? entry : checked.becomes,
    })
    await reEvaluate(tx, { partnerId: input.partnerId, cause: { kind: 'fact', id } })
    await tx.signal(`organisation:${input.partnerId}`, 'facts-changed')
    await tx.signal('vendor', 'facts-changed', { partnerId: input.partnerId })
    return { ok: true, restored: restores }
  })
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
 * @throws AppError as `correctFact`
 */
export async function viewCorrectable(
  ctx: Ctx,
  of: { partnerId: string; factId: string },
): Promise<{ sentence: Sentence; typed: TypedEntry }> {
  authorise(mayManageProgramme(ctx.actor))
  const { entry, restores } = await correctable(ctx, of)
  if (restores) throw conflict('tiers.fact-withdrawn')
  return {
    sentence: await sentenceOf(ctx, of.partnerId, entry),
    typed: {
      kind: entry.kind,
      name: nameOfFact(entry),
      amount: entry.kind === 'metric' ? (exactDecimal(readRational(entry.amount)) ?? entry.amount) : '',
      date: writeDay(entry.trueFrom),
      until: entry.trueUntil === null ? '' : writeDay(entry.trueUntil),
      customer: entry.attributes.customer ?? '',
      line: entry.attributes.line ?? '',
      note: '',
    },
  }
}

/**
 * The sentence of an entry that may be withdrawn, or restored by withdrawing its withdrawal.
 * @throws AppError as `correctFact`
 */
export async function viewWithdrawable(
  ctx: Ctx,
  of: { partnerId: string; factId: string },
): Promise<{ sentence: Sentence; restores: boolean }> {
  authorise(mayManageProgramme(ctx.actor))
  const { entry, restores } = await correctable(ctx, of)
  return { sentence: await sentenceOf(ctx, of.partnerId, entry), restores }
}

async function sentenceOf(ctx: Ctx, partnerId: string, fact: CorrectableFact): Promise<Sentence> {
  const inForce = await rulesInForce(ctx, ctx.now)
  const own = (await tracksOfPartner(ctx.db, partnerId)).flatMap(({ id }) => inForce.get(id)?.programme ?? [])
  const programmes = [...own, ...[...inForce.values()].map((rules) => rules.programme)]
  return describeFact(fact, programmeFor(fact, programmes))
}
