import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { hashOf } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { json } from '~/platform/json'
import { checkProof } from '../checker/check-proof'
import { claimOf } from '../decisions/decision-history'
import { nextDates } from '../decisions/next-dates'
import type { Proof } from '../engine/proof'
import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import type { PublishedRules } from '../versions/load-rules.server'
import { conditionsAsTiers, conditionsOf, proveConditions } from './conditions'
import { insertConditions, latestConditions } from './queries.server'

export type ReviewedConditions = {
  /** What was proved before, and now; null where nothing is asked. */
  before: Proof | null
  after: Proof | null
  /** When the answer may change by the mere passing of time, epoch ms. */
  nextAt: number | null
}

/**
 * Proves the conditions of a partner's benefits anew, together with its tier and in the same transaction. A row is added
 * when an answer or its proof has changed, after the independent checker has looked at it.
 * @param of.until how far ahead to look for the next date, epoch ms
 */
export async function reviewConditions(
  tx: Ctx,
  of: {
    partnerId: string
    rules: PublishedRules
    /** Of the version that the last decision was made under. */
    programmeBefore: Programme
    facts: readonly Fact[]
    now: number
    until: number
  },
): Promise<ReviewedConditions> {
  const { partnerId, rules, facts, now } = of
  if (![rules.programme, of.programmeBefore].some(hasConditions)) return { before: null, after: null, nextAt: null }
  const last = (await latestConditions(tx.db, partnerId)).find(({ track_id }) => track_id === rules.trackId)
  const before = last ? json<Proof>(last.proof) : null
  if (!hasConditions(rules.programme)) return { before, after: null, nextAt: null }

  const asTiers = conditionsAsTiers(rules.programme)
  const proof = proveConditions(rules.programme, facts, { at: now, knownAt: now })
  const hash = hashOf(claimOf(proof))
  if (last?.proof_hash !== hash || last.rule_version_id !== rules.versionId) {
    const [fault] = checkProof(asTiers, facts, proof)
    invariant(!fault, `the checker finds ${fault?.found} at ${fault?.path}, not ${fault?.claim}`)
    await insertConditions(tx.db, {
      id: newId(now),
      partner_id: partnerId,
      track_id: rules.trackId,
      number: (last?.number ?? 0) + 1,
      rule_version_id: rules.versionId,
      at: now,
      proof: JSON.stringify(proof),
      proof_hash: hash,
    })
  }
  const [next] = nextDates(asTiers, facts, { at: now, knownAt: now, until: of.until })
  return { before, after: proof, nextAt: next?.at ?? null }
}

const hasConditions = (programme: Programme) => conditionsOf(programme).length > 0
