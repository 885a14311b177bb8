import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { hashOf } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { json } from '~/platform/json'
import { announceBenefits } from '../benefits/announce-benefits.server'
import { reviewConditions } from '../benefits/review-conditions.server'
import { checkProof } from '../checker/check-proof'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import { keepKnown } from '../facts/keep-known.server'
import { factsOfPartner } from '../facts/queries.server'
import { tracksOfPartner } from '../standings/queries.memberships.server'
import { type PublishedRules, programmeOf, rulesInForce } from '../versions/load-rules.server'
import { announceDecision } from './announce-decision.server'
import { claimOf, historyOf } from './decision-history'
import { saysSomethingElse } from './held-back'
import { nextDates } from './next-dates'
import { nextReview } from './next-review'
import { decisionHistory, insertDecision, lockPartner, putStanding, standingsOfPartner } from './queries.server'
import { rulingsOf } from './rulings'
import { sparePeople, standingOutlook } from './standing-outlook'
import { decideTransition, type Transition } from './transition'

/** What made it necessary to look again: an event, a date, a new version of the rules. */
export type DecisionCause = { kind: 'joined' | 'fact' | 'date' | 'rules' | 'certificate' | 'member'; id: string | null }

/** Dates further away than this are looked up again later, in milliseconds. */
const HORIZON = 400 * 86_400_000

/**
 * Decides a partner's tier anew in every track it belongs to, from the facts known now. A decision is added when the
 * tier, its grace, what keeps it or the proof has changed; otherwise only the check is noted. Runs in the caller's transaction, so that
 * the cause and its consequence are kept together or not at all.
 *
 * No decision is kept that the independent checker does not bear out: then nothing of its cause is kept either, and the
 * work is tried again and put where administrators see it.
 *
 * Decisions of a partner never go back in time, and none is older than a fact it was made from, whatever the clocks of
 * several servers say: so a replay of each with what was known then comes to the same answer.
 */
export async function reEvaluate(
  tx: Ctx,
  of: { partnerId: string; cause: DecisionCause; trackId?: string },
): Promise<void> {
  invariant(tx.isTransaction, 'a tier is decided inside a transaction')
  await lockPartner(tx.db, of.partnerId)
  const joined = await tracksOfPartner(tx.db, of.partnerId)
  const tracks = joined.filter(({ id }) => of.trackId === undefined || id === of.trackId)
  if (tracks.length === 0) return
  const facts = await readFacts(tx, of.partnerId, Math.min(...joined.map(({ joined_at }) => joined_at)))
  const standings = await standingsOfPartner(tx.db, of.partnerId)
  const known = facts.reduce((latest, fact) => Math.max(latest, fact.knownAt), tx.now)
  const inForce = await rulesInForce(tx, known)
  for (const track of tracks) {
    const rules = inForce.get(track.id)
    const standing = standings.find(({ track_id }) => track_id === track.id) ?? null
    // Where a track is run without tiers nothing is decided: what was decided stays for the day they are used again.
    if (rules?.hasTiers) await decide(tx, { ...of, rules, facts, standing, notBefore: known })
  }
}

/** All that is known of the partner, with what other areas knew and no fact told yet. */
async function readFacts(tx: Ctx, partnerId: string, joinedAt: number): Promise<Fact[]> {
  const read = async () => (await factsOfPartner(tx.db, partnerId)).map((row) => json<Fact>(row.content))
  const facts = await read()
  const added = await keepKnown(tx, { partnerId, facts, joinedAt })
  return added.length === 0 ? facts : read()
}

type Standing = Awaited<ReturnType<typeof standingsOfPartner>>[number]

async function decide(
  tx: Ctx,
  of: {
    partnerId: string
    cause: DecisionCause
    rules: PublishedRules
    facts: readonly Fact[]
    standing: Standing | null
    notBefore: number
  },
): Promise<void> {
  const { partnerId, rules, facts, standing } = of
  const { programme, trackId } = rules
  const rows = await decisionHistory(tx.db, partnerId, trackId)
  const last = rows.at(-1)
  const now = Math.max(of.notBefore, last?.decided_at ?? 0)
  const proof = evaluate(programme, facts, { at: now, knownAt: now })
  const programmeBefore = last ? await programmeOf(tx, last.rule_version_id) : programme
  const transition = decideTransition({
    history: historyOf(rows),
    computed: proof.tier,
    policy: programme.transition,
    tiers: programme.tiers,
    tiersBefore: programmeBefore.tiers,
    now,
    rulings: rulingsOf(facts, { track: programme.track, knownAt: now }),
  })
  const proofHash = hashOf(claimOf(proof))
  const hasNewRules = last !== undefined && last.rule_version_id !== rules.versionId
  const isNews =
    last === undefined ||
    last.proof_hash !== proofHash ||
    hasNewRules ||
    saysSomethingElse(json<Transition>(last.transition), transition)

  const decisionId = isNews ? newId(now) : (standing?.decision_id ?? last.id)
  if (isNews) {
    const [fault] = checkProof(programme, facts, proof)
    invariant(!fault, `the checker finds ${fault?.found} at ${fault?.path}, not ${fault?.claim}`)
    await insertDecision(tx.db, {
      id: decisionId,
      partner_id: partnerId,
      track_id: trackId,
      number: (last?.number ?? 0) + 1,
      rule_version_id: rules.versionId,
      decided_at: now,
      as_of: proof.at,
      known_at: proof.knownAt,
      tier_before: last?.tier_after ?? null,
      tier_computed: proof.tier,
      tier_after: transition.tierAfter,
      change: transition.changed,
      grace_until: transition.graceUntil,
      transition: JSON.stringify(transition),
      proof: JSON.stringify(proof),
      proof_hash: proofHash,
      cause_kind: of.cause.kind === 'date' && hasNewRules ? 'rules' : of.cause.kind,
      cause_id: of.cause.id,
    })
  }
  const conditions = await reviewConditions(tx, { partnerId, rules, programmeBefore, facts, now, until: now + HORIZON })
  const dates = nextDates(programme, facts, {
    at: now,
    knownAt: now,
    until: now + HORIZON,
    graceUntil: transition.graceUntil,
  })
  const rise = transition.risesAt ?? Number.POSITIVE_INFINITY
  const expiry = dates.find(({ causes }) =>
    causes.some((cause) => cause.kind === 'person-stops' && cause.certifications.length > 0),
  )
  const since = standing && standing.tier === transition.tierAfter ? standing.since : now
  const reviewAt = nextReview(programme.transition, { now, heldSince: since })
  const held = { tier: transition.tierAfter, graceUntil: transition.graceUntil }
  await putStanding(tx.db, {
    partner_id: partnerId,
    track_id: trackId,
    decision_id: decisionId,
    tier: transition.tierAfter,
    since,
    grace_until: transition.graceUntil,
    checked_at: now,
    next_check_at: Math.min(
      ...[dates[0]?.at ?? now + HORIZON, rise, reviewAt ?? Number.POSITIVE_INFINITY],
      ...[rules.nextAt ?? Number.POSITIVE_INFINITY, conditions.nextAt ?? Number.POSITIVE_INFINITY],
    ),
    next_expiry_at: expiry?.at ?? null,
    computed: proof.tier,
    decided_at: isNews ? now : last.decided_at,
    next_review_at: reviewAt,
    spare: sparePeople(proof, transition.tierAfter),
    outlook: JSON.stringify(standingOutlook(proof, held, { versionId: rules.versionId, reasons: transition.reasons })),
  })
  const before = last?.tier_after ?? null
  const benefits =
    last &&
    (await announceBenefits(tx, {
      ...{ partnerId, rules, now, isTierNews: transition.tierAfter !== before },
      before: { tier: before, programme: programmeBefore, proof: conditions.before },
      after: { tier: transition.tierAfter, programme, proof: conditions.after },
    }))
  if (isNews) await announceDecision(tx, { partnerId, rules, decisionId, before, transition, benefits })
}
