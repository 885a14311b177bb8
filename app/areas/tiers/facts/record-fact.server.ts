import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { lastDecidedAt, lockPartner } from '../decisions/queries.server'
import type { Entry } from './entry'
import type { Fact } from './facts'
import type { NewFact } from './new-fact'
import { insertFact, insertFacts } from './queries.server'

/**
 * From when something learned now counts as known: after every decision made so far, which were made without it, even
 * when two things happen in the same millisecond or clocks differ. Locks the partner until the end of the transaction.
 */
export async function knownFrom(tx: Ctx, partnerId: string): Promise<number> {
  invariant(tx.isTransaction, 'facts are kept together with what they lead to')
  await lockPartner(tx.db, partnerId)
  return Math.max(tx.now, ((await lastDecidedAt(tx.db, partnerId)) ?? 0) + 1)
}

/**
 * Adds one fact. `sourceKey` names where it comes from: a fact that is heard of twice is kept once. `knownAt` (epoch
 * milliseconds) is given by callers that add many and asked `knownFrom` once. The caller authorises and re-evaluates.
 * @returns the id, or null when the source was known
 */
export async function appendFact(
  tx: Ctx,
  fact: NewFact,
  of: { sourceKey: string; note?: string; knownAt?: number },
): Promise<string | null> {
  const knownAt = of.knownAt ?? (await knownFrom(tx, fact.partnerId))
  const row = rowOf(tx, fact, { ...of, knownAt })
  return (await insertFact(tx.db, row)) ? row.id : null
}

/** Adds many facts that come to be known at one moment; those whose sources are known already are passed over. */
export const appendFacts = (
  tx: Ctx,
  facts: readonly { fact: NewFact; sourceKey: string }[],
  of: { note?: string; knownAt: number },
): Promise<void> =>
  insertFacts(
    tx.db,
    facts.map(({ fact, sourceKey }) => rowOf(tx, fact, { ...of, sourceKey })),
  )

function rowOf(tx: Ctx, fact: NewFact, of: { sourceKey: string; note?: string; knownAt: number }) {
  const id = newId(of.knownAt)
  const complete = { ...fact, id, knownAt: of.knownAt } as Fact
  return {
    id,
    partner_id: fact.partnerId,
    kind: fact.kind,
    name: factName(complete),
    person_id: 'personId' in fact ? fact.personId : null,
    true_from: fact.trueFrom,
    true_until: fact.trueUntil,
    known_at: of.knownAt,
    content: JSON.stringify(complete),
    source_key: of.sourceKey,
    recorded_by: actorId(tx.actor),
    note: of.note ?? null,
  }
}

/** The fact that something entered becomes. `appendEntered` completes a profile with what stays of the one before. */
export function factOfEntry(entry: Entry, of: { partnerId: string; source: string }): NewFact {
  const dated = { partnerId: of.partnerId, source: of.source, trueFrom: entry.from }
  const currency = 'currency' in entry && entry.currency ? { currency: entry.currency } : {}
  switch (entry.kind) {
    case 'metric': {
      const { name: metric, amount, attributes } = entry
      return { kind: 'metric', ...dated, metric, amount, ...currency, trueUntil: null, attributes }
    }
    case 'record': {
      const { name: record, key, numbers, attributes } = entry
      return {
        kind: 'record',
        ...dated,
        record,
        key,
        personId: null,
        numbers,
        ...currency,
        trueUntil: null,
        attributes,
      }
    }
    case 'attestation': {
      const { name: attestation, until: trueUntil, attributes = {} } = entry
      return { kind: 'attestation', ...dated, attestation, personId: null, trueUntil, attributes }
    }
    case 'competency':
      return { kind: 'competency', ...dated, competency: entry.name, trueUntil: entry.until, attributes: {} }
    case 'profile':
      return { kind: 'profile', ...dated, trueUntil: null, attributes: entry.attributes }
  }
}

/** What the fact is about, as rules call it. */
function factName(fact: Fact): string {
  if ('certification' in fact) return fact.certification
  if ('metric' in fact) return fact.metric
  if ('attestation' in fact) return fact.attestation
  if ('record' in fact) return fact.record
  if ('competency' in fact) return fact.competency
  if ('course' in fact) return fact.course
  if ('track' in fact) return fact.track
  return fact.kind
}
