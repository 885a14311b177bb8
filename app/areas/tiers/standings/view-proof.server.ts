import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { checkProof, type ProofFault } from '../checker/check-proof'
import { decisionHistory, findDecision } from '../decisions/queries.server'
import { replayDecision } from '../decisions/replay-decision.server'
import type { Transition, TransitionChange } from '../decisions/transition'
import { describeFact } from '../describe/fact'
import { describeProof, type TierLines } from '../describe/proof-tree'
import type { Sentence } from '../describe/sentence'
import { describeReason } from '../describe/transition'
import { minimalSupport } from '../engine/minimal-sets'
import type { Proof } from '../engine/proof'
import type { Names } from '../language/names'
import { mayViewTier } from '../policy'
import { programmeOf } from '../versions/load-rules.server'
import { ruleVersion } from '../versions/queries.server'
import { chooseTrack, type TrackTab, tabsOf } from './choose-track.server'
import { readPartner } from './read-partner.server'
import { type TierName, tierName } from './track-view'

/** A fact as evidence: what it says, where it comes from, when it was learned. */
export type Evidence = { id: string; sentence: Sentence; source: string; knownAt: number }

export type ProofView = {
  partner: { id: string; name: string; slug: string }
  names: Names
  tracks: TrackTab[]
  track: { slug: string; title: LocalText }
  decision: {
    id: string
    number: number
    /** how many there are, and the ids beside this one */
    count: number
    earlier: string | null
    later: string | null
    at: number
    before: TierName | null
    after: TierName | null
    computed: TierName | null
    change: TransitionChange
    graceUntil: number | null
    reasons: Sentence[]
  }
  rules: { hash: string; effectiveAt: number; publishedAt: number }
  /** What the independent checker found just now, and whether deciding again comes to the same. */
  check: { faults: readonly ProofFault[]; isReplayed: boolean; nodes: number; hash: string }
  /** Highest first. */
  tiers: (TierLines & { tier: TierName | null })[]
  /** Ids of the rules that by themselves prove the earned tier, each with the fewest facts. */
  support: { ruleId: string; factIds: readonly string[] }[]
  facts: Record<string, Evidence>
}

/**
 * A decision with its proof, the newest unless one is named, checked again while it is shown.
 * @throws AppError 403 for members of other partners; 404 without such a decision
 */
export async function viewProof(
  ctx: Ctx,
  of: { partnerId: string; track?: string; decision?: string },
): Promise<ProofView | null> {
  authorise(mayViewTier(ctx.actor, of.partnerId))
  const state = await readPartner(ctx, { id: of.partnerId })
  const asked = of.decision ? await findDecision(ctx.db, of.decision) : undefined
  if (of.decision && asked?.partner_id !== of.partnerId) throw notFound('tiers.decision-not-found')
  const chosen = asked ? state.tracks.find(({ id }) => id === asked.track_id) : chooseTrack(state, of.track)
  const decision = asked ?? (chosen?.standing ? await findDecision(ctx.db, chosen.standing.decision_id) : undefined)
  if (!chosen || !decision) return null

  const programme = await programmeOf(ctx, decision.rule_version_id)
  const version = await ruleVersion(ctx.db, decision.rule_version_id)
  const steps = await decisionHistory(ctx.db, of.partnerId, chosen.id)
  const proof = json<Proof>(decision.proof)
  const place = steps.findIndex(({ id }) => id === decision.id)
  const stepBefore = steps[place - 1]
  const programmeBefore = stepBefore ? await programmeOf(ctx, stepBefore.rule_version_id) : null
  const tiers = describeProof(programme, state.facts, proof)
  const used = new Set(tiers.flatMap(({ line }) => factIdsOf(line)))
  return {
    partner: { id: state.partner.id, name: state.partner.name, slug: state.partner.slug },
    names: state.names,
    tracks: tabsOf(state),
    track: { slug: chosen.slug, title: programme.title },
    decision: {
      id: decision.id,
      number: decision.number,
      count: steps.length,
      earlier: stepBefore?.id ?? null,
      later: steps[place + 1]?.id ?? null,
      at: decision.decided_at,
      before: tierName(programmeBefore ?? programme, decision.tier_before),
      after: tierName(programme, decision.tier_after),
      computed: tierName(programme, decision.tier_computed),
      change: decision.change as TransitionChange,
      graceUntil: decision.grace_until,
      reasons: json<Transition>(decision.transition).reasons.map((reason) =>
        describeReason(reason, decision.tier_after, programme),
      ),
    },
    rules: { hash: version.hash, effectiveAt: version.effective_at, publishedAt: version.published_at },
    check: {
      faults: checkProof(programme, state.facts, proof),
      isReplayed: replayDecision(decision, {
        programme,
        facts: state.facts,
        earlier: steps.slice(0, place),
        programmeBefore,
      }),
      nodes: tiers.reduce((count, { line }) => count + nodesOf(line), 0),
      hash: decision.proof_hash,
    },
    tiers: tiers.map((lines) => ({ ...lines, tier: tierName(programme, lines.slug) })).reverse(),
    support: minimalSupport(programme, state.facts, proof).map(({ ruleId, factIds }) => ({ ruleId, factIds })),
    facts: Object.fromEntries(
      state.facts
        .filter(({ id }) => used.has(id))
        .map((fact) => [
          fact.id,
          { id: fact.id, sentence: describeFact(fact, programme), source: fact.source, knownAt: fact.knownAt },
        ]),
    ),
  }
}

type Line = TierLines['line']

const factIdsOf = (line: Line): string[] => [...line.factIds, ...line.parts.flatMap(factIdsOf)]
const nodesOf = (line: Line): number => 1 + line.parts.reduce((count, part) => count + nodesOf(part), 0)
