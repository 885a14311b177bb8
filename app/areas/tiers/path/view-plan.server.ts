import { examTitles } from '~/areas/exams/blueprints/exam-titles.server'
import type { Member } from '~/areas/identity/members'
import { peopleOf } from '~/areas/identity/people.server'
import { dayOf } from '~/areas/learning/due-date'
import { type Assignment, teamAssignments } from '~/areas/learning/list-assignments.server'
import type { Ctx } from '~/platform/context.server'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { evaluate } from '../engine/evaluate'
import { tierToAimAt } from '../engine/minimal-sets'
import type { Names } from '../language/names'
import { rankOf } from '../language/programme'
import { mayPlan } from '../policy'
import { chooseTrack, momentOf, type TrackTab, tabsOf } from '../standings/choose-track.server'
import { type PartnerState, type PartnerTrack, readPartner } from '../standings/read-partner.server'
import { type TierName, tierName } from '../standings/track-view'
import { findPlan } from './find-plan.server'
import type { Blocked } from './offers-of'
import { type PlanChoices, readPlanChoices, USUAL_CHOICES } from './plan-options'
import { openLines, type PlanView, planView } from './plan-view'
import { readOffers } from './read-offers.server'
import { withMembers } from './with-members'

/** How long the page of a plan waits for it before it shows that one is being worked out, in milliseconds. */
const PATIENCE = 1_500

/** The way to a tier: found, still looked for, or none. `reached`: the tier is earned already. */
export type Way =
  | { kind: 'found'; plan: PlanView }
  /** `because`: the requirements that nobody can meet, whoever earns what. */
  | { kind: 'impossible'; because: ReturnType<typeof openLines> }
  | { kind: 'working' | 'not-found' | 'reached' }

export type TrackPlan = {
  tier: TierName
  way: Way
  /** The day by which each thing may be done, as a date field wants it: by its moment. */
  days: Record<number, string>
  /** What is assigned and open, by person, kind and slug. */
  assigned: { personId: string; kind: 'course' | 'exam'; slug: string; dueAt: number; isLate: boolean }[]
  titles: Record<string, string>
  blocked: Blocked[]
  choices: PlanChoices
}

export type PlanPageView = {
  partner: { id: string; name: string; slug: string }
  names: Names
  tracks: TrackTab[]
  track: { slug: string; title: LocalText } | null
  /** Null where there is nothing above: at the top, and without tiers. */
  plan: TrackPlan | null
  /** The tiers that are not earned, lowest first. */
  tiers: TierName[]
  members: { personId: string; name: string; roles: readonly string[] }[]
}

/**
 * The cheapest way to a tier, as a plan for people. The same number of queries whatever the size of the company; the
 * answer is worked out in another thread and kept.
 * @throws AppError 403 for others than the partner's managers; 404 for a track that the partner is not in
 */
export async function viewPlan(
  ctx: Ctx,
  of: { partnerId: string; track?: string; query: URLSearchParams },
): Promise<PlanPageView> {
  authorise(mayPlan(ctx.actor, of.partnerId))
  const state = await readPartner(ctx, { id: of.partnerId })
  const chosen = chooseTrack(state, of.track)
  const members = await peopleOf(ctx, of.partnerId)
  const roles = [...new Set(members.flatMap((member) => member.roles))].sort()
  const choices = readPlanChoices(of.query, { people: members.map(({ personId }) => personId), roles })
  const programme = chosen?.rules?.programme
  return {
    partner: { id: state.partner.id, name: state.partner.name, slug: state.partner.slug },
    names: withMembers(state.names, members),
    tracks: tabsOf(state),
    track: chosen ? { slug: chosen.slug, title: programme?.title ?? { en: chosen.slug } } : null,
    plan: chosen ? await planOf(ctx, { state, track: chosen, members, choices }) : null,
    tiers: programme && chosen ? openTiers(state, chosen, momentOf(ctx, state)) : [],
    members: members.map(({ personId, name, roles: own }) => ({ personId, name, roles: own })),
  }
}

/** The plan of one track for a partner that was read; null where no tier is left, or no rules are in force. */
export async function planOf(
  ctx: Ctx,
  of: {
    state: PartnerState
    track: PartnerTrack
    members?: readonly Member[]
    choices?: PlanChoices
    patienceMs?: number
  },
): Promise<TrackPlan | null> {
  const { state, track, choices = USUAL_CHOICES, patienceMs = PATIENCE } = of
  if (!track.rules) return null
  const { programme, hash } = track.rules
  const now = momentOf(ctx, state)
  const proof = evaluate(programme, state.facts, { at: now, knownAt: now })
  const held = { tier: track.standing?.tier ?? proof.tier, graceUntil: track.standing?.grace_until ?? null }
  const tier = tierName(programme, choices.tier) ?? tierName(programme, tierToAimAt(proof, held))
  if (!tier) return null
  const members = of.members ?? (await peopleOf(ctx, state.partner.id))
  const { offers, blocked, exams, courses } = await readOffers(ctx, { organisationId: state.partner.id, members })
  const isReached = rankOf(programme.tiers, tier.slug) <= rankOf(programme.tiers, proof.tier)
  const solution = isReached
    ? null
    : await findPlan(ctx, {
        ...{ partnerId: state.partner.id, trackId: track.id, rulesHash: hash, proof, patienceMs },
        question: {
          ...{ programme, facts: state.facts, at: now, tier: tier.slug, offers },
          options: { leaveOut: choices.leaveOut, prefer: choices.prefer, mostHours: choices.mostHours },
        },
      })
  const dates = { now, minutesPerWeek: choices.pace * 60 }
  const way: Way = isReached
    ? { kind: 'reached' }
    : solution === null
      ? { kind: 'working' }
      : solution.kind === 'found'
        ? { kind: 'found', plan: planView(solution, { programme, facts: state.facts, proof, offers, ...dates }) }
        : solution.kind === 'impossible'
          ? { kind: 'impossible', because: openLines(solution.because, { programme, facts: state.facts, proof, now }) }
          : { kind: 'not-found' }
  const { timeZone } = requirePerson(ctx)
  const moments = way.kind === 'found' ? way.plan.people.flatMap(({ items }) => items.map(({ until }) => until)) : []
  const open = (await teamAssignments(ctx, await examTitles(ctx))).filter(({ doneAt }) => doneAt === null)
  return {
    tier,
    way,
    days: Object.fromEntries(moments.map((at) => [at, dayOf(at, timeZone)])),
    assigned: open.map(({ personId, kind, slug, dueAt }: Assignment) => ({
      ...{ personId, kind, slug, dueAt },
      isLate: dueAt <= now,
    })),
    titles: Object.fromEntries([
      ...exams.map(({ slug, title }) => [`exam ${slug}`, title]),
      ...courses.map(({ slug, title }) => [`course ${slug}`, title]),
    ]),
    blocked,
    choices,
  }
}

function openTiers(state: PartnerState, { rules }: PartnerTrack, now: number): TierName[] {
  if (!rules) return []
  const proof = evaluate(rules.programme, state.facts, { at: now, knownAt: now })
  return proof.tiers.filter(({ holds }) => !holds).flatMap(({ slug }) => tierName(rules.programme, slug) ?? [])
}
