import { rankOf, type TransitionPolicy } from './programme'
import { addMonths } from './window'

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

export type TransitionChange = 'promotion' | 'demotion' | 'none' | 'grace-started' | 'grace-ended-by-recovery'

export type TransitionReason =
  | { readonly code: 'first-decision' | 'requirements-met' | 'unchanged' | 'recovered' | 'grace-over' | 'lost-at-once' }
  | { readonly code: 'requirements-lost' | 'protected' | 'grace-runs'; readonly until: number }

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
  /** Epoch ms. */
  readonly now: number
}

const DAY = 86_400_000

/**
 * Which tier a partner holds once `computed` is known. Promotion is at once. A tier that is no longer earned stays until
 * its grace ends, and then falls to what is earned at that time; earning it again before ends the grace. Within the
 * protected time no grace ends. Asking again at the same time, with the answer appended, changes nothing.
 *
 * A held tier that the programme no longer has counts as none.
 */
export function decideTransition({ history, computed, policy, tiers, now }: TransitionInput): Transition {
  const past = history.filter((decision) => decision.at <= now)
  const last = past.at(-1)
  if (!last) return moved(computed, computed === null ? 'none' : 'promotion', 'first-decision')

  const held = rankOf(tiers, last.tier) < 0 ? null : last.tier
  const { graceUntil } = last
  const rise = rankOf(tiers, computed) - rankOf(tiers, held)
  if (rise > 0) return moved(computed, 'promotion', 'requirements-met')
  if (rise === 0 && graceUntil === null) return moved(held, 'none', 'unchanged')
  if (rise === 0) return moved(held, 'grace-ended-by-recovery', 'recovered')
  if (graceUntil === null) return loseTier(held, computed, policy, past[0]?.at ?? now, now)
  if (now >= graceUntil) return moved(computed, 'demotion', 'grace-over')
  return { tierAfter: held, changed: 'none', graceUntil, reasons: [{ code: 'grace-runs', until: graceUntil }] }
}

/** The transition as the next step of the history. */
export const decisionOf = (
  { tierAfter, changed, graceUntil }: Transition,
  computed: string | null,
  at: number,
): Decision => ({ at, tier: tierAfter, computed, change: changed, graceUntil })

type PlainCode = Exclude<TransitionReason, { until: number }>['code']

const moved = (tierAfter: string | null, changed: TransitionChange, code: PlainCode): Transition => ({
  tierAfter,
  changed,
  graceUntil: null,
  reasons: [{ code }],
})

function loseTier(
  held: string | null,
  computed: string | null,
  policy: TransitionPolicy,
  joined: number,
  now: number,
): Transition {
  const graceEnd = now + policy.demote.days * DAY
  const protectedUntil = protectionEnd(policy, joined)
  const until = Math.max(graceEnd, protectedUntil)
  if (until <= now) return moved(computed, 'demotion', 'lost-at-once')
  const reasons: TransitionReason[] = [{ code: 'requirements-lost', until }]
  if (protectedUntil > graceEnd) reasons.push({ code: 'protected', until })
  return { tierAfter: held, changed: 'grace-started', graceUntil: until, reasons }
}

const protectionEnd = ({ protection }: TransitionPolicy, joined: number): number =>
  protection.kind === 'first-months' ? addMonths(joined, protection.months) : Number.NEGATIVE_INFINITY
