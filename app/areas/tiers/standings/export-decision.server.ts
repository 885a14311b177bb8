import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { historyOf } from '../decisions/decision-history'
import type { ExportedDecision } from '../decisions/exported-decision'
import { decisionHistory, findDecision } from '../decisions/queries.server'
import type { Transition } from '../decisions/transition'
import type { Proof } from '../engine/proof'
import type { Fact } from '../facts/facts'
import { NO_DEFINITIONS } from '../language/definitions'
import type { Programme } from '../language/programme'
import { mayViewTier } from '../policy'
import { programmeOf } from '../versions/load-rules.server'
import { ruleVersion } from '../versions/queries.server'
import { chooseTrack } from './choose-track.server'
import { readPartner } from './read-partner.server'

/**
 * A decision, the newest of a track unless one is named, with all that it was made from: rules, the facts that its rules
 * can read as they were known then, and the decisions before. People are named by their ids.
 * @throws AppError 403 for members of other partners; 404 without such a decision
 */
export async function exportDecision(
  ctx: Ctx,
  of: { partnerId: string; track?: string; decision?: string },
): Promise<ExportedDecision> {
  authorise(mayViewTier(ctx.actor, of.partnerId))
  const state = await readPartner(ctx, { id: of.partnerId }, 'unnamed')
  const standing = chooseTrack(state, of.track)?.standing
  const id = of.decision ?? standing?.decision_id
  const decision = id === undefined ? undefined : await findDecision(ctx.db, id)
  if (decision?.partner_id !== of.partnerId) throw notFound('tiers.decision-not-found')
  const steps = await decisionHistory(ctx.db, of.partnerId, decision.track_id)
  const earlier = steps.slice(
    0,
    steps.findIndex((step) => step.id === decision.id),
  )
  const programme = await programmeOf(ctx, decision.rule_version_id)
  const before = earlier.at(-1)
  const programmeBefore = before ? await programmeOf(ctx, before.rule_version_id) : programme
  return {
    format: 'rung-decision-1',
    partner: { id: state.partner.id, name: state.partner.name },
    track: programme.track,
    number: decision.number,
    decidedAt: decision.decided_at,
    tierBefore: decision.tier_before,
    tierComputed: decision.tier_computed,
    transition: json<Transition>(decision.transition),
    proof: json<Proof>(decision.proof),
    proofHash: decision.proof_hash,
    rulesHash: (await ruleVersion(ctx.db, decision.rule_version_id)).hash,
    programme,
    facts: factsFor(programme, state.facts, decision.known_at),
    history: historyOf(earlier),
    tiersBefore: programmeBefore.tiers.map(({ slug, title }) => ({ slug, title })),
  }
}

/** What a version can read of what was known at a moment (epoch ms): facts of other tracks’ metrics stay where they are. */
function factsFor(programme: Programme, facts: readonly Fact[], knownAt: number): Fact[] {
  const { records } = programme.definitions ?? NO_DEFINITIONS
  const declares = (of: readonly { slug: string }[], name: string) => of.some(({ slug }) => slug === name)
  const known = facts.filter((fact) => fact.knownAt <= knownAt)
  const read = new Set(
    known
      .filter((fact) => {
        if (fact.kind === 'metric') return declares(programme.metrics, fact.metric)
        if (fact.kind === 'record') return declares(records, fact.record)
        if (fact.kind === 'attestation') return declares(programme.attestations, fact.attestation)
        return 'track' in fact ? fact.track === programme.track : fact.kind !== 'correction'
      })
      .map(({ id }) => id),
  )
  // A correction may itself be withdrawn: each goes with what it is about.
  for (let grows = true; grows; ) {
    const more = known.filter((fact) => fact.kind === 'correction' && !read.has(fact.id) && read.has(fact.corrects))
    for (const { id } of more) read.add(id)
    grows = more.length > 0
  }
  return known.filter(({ id }) => read.has(id))
}
