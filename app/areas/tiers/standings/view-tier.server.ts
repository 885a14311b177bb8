import { peopleOf } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { decisionHistory } from '../decisions/queries.server'
import type { Names } from '../language/names'
import { USUAL_CHOICES } from '../path/plan-options'
import { planOf, type TrackPlan } from '../path/view-plan.server'
import { withMembers } from '../path/with-members'
import { mayPlan, mayViewTier } from '../policy'
import { programmeOf } from '../versions/load-rules.server'
import { chooseTrack, momentOf, type TrackTab, tabsOf } from './choose-track.server'
import { type PartnerState, type PartnerTrack, readPartner } from './read-partner.server'
import { type TrackView, trackView } from './track-view'

/**
 * How long the page of a tier waits for its plan, in milliseconds. The tier is the news, and it does not wait: a plan that
 * is worked out later is shown when it is there.
 */
const PLAN_PATIENCE = 100

export type TierView = {
  partner: { id: string; name: string; slug: string }
  names: Names
  tracks: TrackTab[]
  /** Null in no track, and in one whose rules are not in force yet: then `waitsFor` names that track. */
  track: TrackView | null
  waitsFor: string | null
  /** The cheapest way to the tier asked about, else to the next one, for whoever may ask people to go it. */
  plan: TrackPlan | null
}

/**
 * Where a partner stands in one of its tracks, why, and what is coming: the first track unless one is named. The same
 * number of queries whatever the size of the company.
 * @throws AppError 403 for members of other partners; 404 for a track that the partner is not in
 */
export async function viewTier(ctx: Ctx, of: { partnerId: string; track?: string; tier?: string }): Promise<TierView> {
  authorise(mayViewTier(ctx.actor, of.partnerId))
  const state = await readPartner(ctx, { id: of.partnerId })
  const chosen = chooseTrack(state, of.track)
  const isPlanned = chosen !== undefined && mayPlan(ctx.actor, of.partnerId).allow
  const track = chosen?.rules ? await viewOf(ctx, state, chosen, of.tier) : null
  const choices = { ...USUAL_CHOICES, tier: track?.missed?.slug ?? null }
  const members = isPlanned ? await peopleOf(ctx, of.partnerId) : []
  return {
    partner: { id: state.partner.id, name: state.partner.name, slug: state.partner.slug },
    names: withMembers(state.names, members),
    tracks: tabsOf(state),
    track,
    waitsFor: chosen && !chosen.rules ? chosen.slug : null,
    plan: isPlanned ? await planOf(ctx, { state, track: chosen, members, choices, patienceMs: PLAN_PATIENCE }) : null,
  }
}

/** One track of a partner that was read; null while it has no rules in force. */
export async function viewOf(
  ctx: Ctx,
  state: PartnerState,
  track: PartnerTrack,
  tier?: string,
): Promise<TrackView | null> {
  if (!track.rules) return null
  const { programme, effectiveAt, nextAt } = track.rules
  const steps = await decisionHistory(ctx.db, state.partner.id, track.id)
  const last = steps.at(-1)
  return trackView({
    programme,
    tiersBefore: (last ? await programmeOf(ctx, last.rule_version_id) : programme).tiers,
    effectiveAt,
    nextRulesAt: nextAt,
    facts: state.facts,
    steps,
    now: momentOf(ctx, state),
    tier,
  })
}
