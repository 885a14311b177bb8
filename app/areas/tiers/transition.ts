import { addMonths } from '~/platform/calendar'
import type { LocalText } from '~/platform/local-text'
import { rankOf, type Tier, type TransitionPolicy } from './programme'

/** One step of a partner's history in a track: append-only, oldest first. */
export type Decision = {
  /** Epoch ms. */
  readonly at: number
  /** The tier held from then on; null for none. */
  readonly tier: string | null
  /** The tier earned by the facts then. */
  readonly computed: string | null
  readonly change: TransitionChange
  /** The moment (epoch ms) at which the held tier is lost unless it is earned again; null when it is earned. */
  readonly graceUntil: number | null
}

export type TransitionChange =
  | 'promotion'
  | 'demotion'
  | 'none'
  | 'grace-started'
  | 'grace-ended-by-recovery'
  /** The rules no longer have the tier that was held; a grace may have begun with it. */
  | 'tier-withdrawn'

export type TransitionReason =
  | { readonly code: 'first-decision' | 'requirements-met' | 'unchanged' | 'recovered' | 'grace-over' | 'lost-at-once' }
  | { readonly code: 'requirements-lost' | 'protected' | 'grace-runs'; readonly until: number }
  /** The tier that was held, by the name it had. */
  | { readonly code: 'tier-withdrawn'; readonly tier: string; readonly title: LocalText }

export type Transition = {
  readonly tierAfter: string | null
  readonly changed: TransitionChange
  readonly graceUntil: number | null
  readonly reasons: readonly TransitionReason[]
}

export type TransitionInput = {
  /** Decisions of this partner in this track, oldest first; those after `now` are ignored. */
  readonly history: readonly Decision[]
  /** The tier earned by the facts at `now`. */
  readonly computed: string | null
  readonly policy: TransitionPolicy
  /** Lowest first. */
  readonly tiers: readonly { readonly slug: string }[]
  /** Those of the version that the last decision was made under: what is held has its place among them. */
  readonly tiersBefore: readonly Pick<Tier, 'slug' | 'title'>[]
  /** Epoch ms. */
  readonly now: number
}

const DAY = 86_400_000

/**
 * Which tier a partner holds once `computed` is known. Promotion is at once. A tier that is no longer earned stays until
 * its grace ends, and then falls to what is earned at that time; earning it again before ends the grace. Within the
 * protected time no grace ends. Asking again at the same time, with the answer appended, changes nothing.
 *
 * Who holds a tier that the programme no longer has goes on from the next lower one that it still has: it is held, and
 * when it is not earned either, its own grace begins.
 */
export function decideTransition(input: TransitionInput): Transition {
  const { history, computed, policy, tiers, now } = input
  const past = history.filter((decision) => decision.at <= now)
  const last = past.at(-1)
  if (!last) return moved(computed, computed === null ? 'none' : 'promotion', 'first-decision')

  const { tier: held, graceUntil } = last
  const joined = past[0]?.at ?? now
  if (held !== null && rankOf(tiers, held) < 0) return leaveTier(held, graceUntil, joined, input)
  const rise = rankOf(tiers, computed) - rankOf(tiers, held)
  if (rise > 0) return moved(computed, 'promotion', 'requirements-met')
  if (rise === 0 && graceUntil === null) return moved(held, 'none', 'unchanged')
  if (rise === 0) return moved(held, 'grace-ended-by-recovery', 'recovered')
  if (graceUntil === null) return loseTier(held, computed, policy, joined, now)
  if (now >= graceUntil) return moved(computed, 'demotion', 'grace-over')
  return { tierAfter: held, changed: 'none', graceUntil, reasons: [{ code: 'grace-runs', until: graceUntil }] }
}

/** The transition as the next step of the history. */
export const decisionOf = (
  { tierAfter, changed, graceUntil }: Transition,
  computed: string | null,
  at: number,
): Decision => ({ at, tier: tierAfter, computed, change: changed, graceUntil })

type PlainCode = Exclude<TransitionReason, { until: number } | { title: LocalText }>['code']

const moved = (tierAfter: string | null, changed: TransitionChange, code: PlainCode): Transition => ({
  tierAfter,
  changed,
  graceUntil: null,
  reasons: [{ code }],
})

/** A tier that was earned in both versions and lies above the held one in the old is a rise, whatever became of that. */
function leaveTier(held: string, graceUntil: number | null, joined: number, input: TransitionInput): Transition {
  const { computed, policy, tiers, tiersBefore, now } = input
  const place = rankOf(tiersBefore, held)
  const reason: TransitionReason = {
    code: 'tier-withdrawn',
    tier: held,
    title: tiersBefore[place]?.title ?? { en: held },
  }
  const lower = tiersBefore.slice(0, Math.max(place, 0)).findLast(({ slug }) => rankOf(tiers, slug) >= 0)?.slug ?? null
  const next =
    rankOf(tiersBefore, computed) > place
      ? moved(computed, 'promotion', 'requirements-met')
      : rankOf(tiers, computed) >= rankOf(tiers, lower)
        ? { tierAfter: computed, changed: 'tier-withdrawn' as const, graceUntil: null, reasons: [] }
        : { ...loseTier(lower, computed, policy, joined, now, graceUntil ?? now), changed: 'tier-withdrawn' as const }
  return { ...next, reasons: [reason, ...next.reasons] }
}

/** `promised` is the end of a grace that was told already: a new one never ends before it. */
function loseTier(
  held: string | null,
  computed: string | null,
  policy: TransitionPolicy,
  joined: number,
  now: number,
  promised = now,
): Transition {
  const graceEnd = Math.max(now + policy.demote.days * DAY, promised)
  const protectedUntil = protectionEnd(policy, joined)
  const until = Math.max(graceEnd, protectedUntil)
  if (until <= now) return moved(computed, 'demotion', 'lost-at-once')
  const reasons: TransitionReason[] = [{ code: 'requirements-lost', until }]
  if (protectedUntil > graceEnd) reasons.push({ code: 'protected', until })
  return { tierAfter: held, changed: 'grace-started', graceUntil: until, reasons }
}

const protectionEnd = ({ protection }: TransitionPolicy, joined: number): number =>
  protection.kind === 'first-months' ? addMonths(joined, protection.months) : Number.NEGATIVE_INFINITY
