import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
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
import { checkEntry } from './check-entry'
import type { EntryKind, EntryProblem, TypedEntry } from './entry'
import { type EntryNames, entryNames, programmeFor } from './entry-vocabulary'
import type {
  AttestationFact,
  CompetencyFact,
  CorrectionFact,
  Fact,
  MetricFact,
  ProfileFact,
  RecordFact,
  Replacement,
} from './facts'
import { factsAsKnown, withdrawnFacts } from './facts-as-known'
import { identityOfSource, lineSources } from './line-sources.server'
import type { NewFact } from './new-fact'
import { factsOfPartner, findFact } from './queries.server'
import { nameOf } from './record-entry.server'
import { appendFact, factOfEntry } from './record-fact.server'
import { writeDay } from './written-values'

export type CorrectableFact = MetricFact | RecordFact | AttestationFact | CompetencyFact | ProfileFact
export type CorrectionRefused = {
  ok: false
  problems: readonly EntryProblem[]
  isReasonMissing: boolean
  isUnchanged: boolean
  /** What a correction does not change, as a form shows it. */
  fixed: TypedEntry
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
  if (!isEntry(asked.kind)) throw conflict('tiers.fact-not-correctable')
  return { entry: standingEntry(facts, asked.id), restores: false }
}

async function withdrawalOf(ctx: Ctx, withdrawal: CorrectionFact, facts: readonly Fact[]): Promise<Correctable> {
  const withdrawn = await findFact(ctx.db, withdrawal.corrects)
  if (!withdrawn || !isEntry(withdrawn.kind)) throw conflict('tiers.fact-not-correctable')
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
  if (!standing || !isEntry(standing.kind)) throw conflict('tiers.fact-withdrawn')
  return standing as CorrectableFact
}

/** What people enter can be put right by them; all else follows from what other areas know. */
const isEntry = (kind: string): boolean => ['metric', 'record', 'attestation', 'competency', 'profile'].includes(kind)

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
      return {
        ok: false,
        problems: checked.ok ? [] : checked.problems,
        isReasonMissing,
        isUnchanged,
        fixed: fixedOf(entry),
      }

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
  const checked = checkEntry({ ...typed, ...fixedOf(before) }, entryNames(programmes), ctx.now)
  if (!checked.ok) return checked
  return { ok: true as const, becomes: differences(before, factOfEntry(checked.entry, before)) }
}

/** What of the members that a correction may replace differs. */
function differences(before: CorrectableFact, after: NewFact): Replacement {
  const members = ['trueFrom', 'trueUntil', 'amount', 'numbers', 'attributes'] as const
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>]
  // The end of what lasts until the next of its kind follows from that one.
  const own = members.filter((member) => member !== 'trueUntil' || 'attestation' in before || 'competency' in before)
  const changed = own.filter((member) => member in now && canonicalJson(old[member]) !== canonicalJson(now[member]))
  return Object.fromEntries(changed.map((member) => [member, now[member]])) as Replacement
}

const mapValues = <Value>(record: Readonly<Record<string, Value>>, of: (value: Value) => string) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, of(value)]))

const kindOf = (fact: CorrectableFact): EntryKind =>
  fact.kind === 'attestation' && fact.attributes.as === 'exception' ? 'exception' : fact.kind
const fixedOf = (fact: CorrectableFact) => ({
  kind: kindOf(fact),
  name: nameOfFact(fact),
  key: keyOf(fact),
  currency: currencyOf(fact),
})
const keyOf = (fact: CorrectableFact) => (fact.kind === 'record' ? (fact.key ?? '') : '')
const currencyOf = (fact: CorrectableFact) => ('currency' in fact ? (fact.currency ?? '') : '')

function nameOfFact(fact: CorrectableFact): string {
  if (fact.kind === 'metric') return fact.metric
  if (fact.kind === 'record') return fact.record
  if (fact.kind === 'competency') return fact.competency
  return fact.kind === 'attestation' ? fact.attestation : ''
}

/**
 * An entry as its form shows it, with the sentence that names it.
 * @throws AppError as `correctFact`
 */
export async function viewCorrectable(
  ctx: Ctx,
  of: { partnerId: string; factId: string },
): Promise<{ sentence: Sentence; typed: TypedEntry; offered: EntryNames }> {
  authorise(mayManageProgramme(ctx.actor))
  const { entry, restores } = await correctable(ctx, of)
  if (restores) throw conflict('tiers.fact-withdrawn')
  const decimal = (amount: string) => exactDecimal(readRational(amount)) ?? amount
  const programmes = [...(await rulesInForce(ctx, ctx.now)).values()].map((rules) => rules.programme)
  const { as: _as, ...attributes } = entry.attributes
  return {
    offered: entryNames(programmes),
    sentence: await sentenceOf(ctx, of.partnerId, entry),
    typed: {
      ...attributes,
      ...(entry.kind === 'record' ? mapValues(entry.numbers, decimal) : {}),
      ...(entry.kind === 'metric' ? { amount: decimal(entry.amount) } : {}),
      ...{ kind: kindOf(entry), name: nameOfFact(entry), date: writeDay(entry.trueFrom) },
      ...('attestation' in entry || 'competency' in entry
        ? { until: entry.trueUntil === null ? '' : writeDay(entry.trueUntil) }
        : {}),
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
