import { addMonths } from '~/platform/calendar'
import type { LocalText } from '~/platform/local-text'
import { rankOf, type Tier, type TransitionPolicy } from '../language/programme'
import { type Ruling, rulingOn } from './rulings'

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
  /** The time is over, and somebody must agree to the loss. */
  | { readonly code: 'waits-for-approval' }
  | { readonly code: 'requirements-lost' | 'protected' | 'grace-runs'; readonly until: number }
  /** Only one tier was lost; the one below it is not earned either, and is held until then. */
  | { readonly code: 'one-step-down'; readonly until: number }
  /** Somebody decided that it is held until then: `kept` as an exception, `agreed` as the day on which it is taken away. */
  | { readonly code: 'kept' | 'agreed'; readonly until: number }
  /** A higher tier is earned, and is given then if it still is. */
  | { readonly code: 'waits-to-rise'; readonly until: number; readonly rises: string }
  /** The tier that was held, by the name it had. */
  | { readonly code: 'tier-withdrawn'; readonly tier: string; readonly title: LocalText }

export type Transition = {
  readonly tierAfter: string | null
  readonly changed: TransitionChange
  readonly graceUntil: number | null
  readonly reasons: readonly TransitionReason[]
  /** The moment (epoch ms) at which a higher tier is given unless it is lost before; left out when none waits. */
  readonly risesAt?: number
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
  /** What somebody decided about losses, the last word last; left out when nobody ever did. */
  readonly rulings?: readonly Ruling[]
}

const DAY = 86_400_000

/**
 * Which tier a partner holds once `computed` is known, by the policy: a higher tier when it has been earned for as long as
 * is asked, at once or on a review day; a lower one when the time for which a lost tier is kept has passed, and then what
 * is earned at that time. Earning it again before ends that time; somebody of the vendor may put its end off. Within the protected time nothing is lost. Asking again
 * at the same time, with the answer appended, changes nothing.
 *
 * At the first decision the lowest tier is given at once when it is earned, and all that is earned when the policy lets
 * nobody wait.
 *
 * Who holds a tier that the programme no longer has goes on from the next lower one that it still has: it is held, and
 * when it is not earned either, the time for which it is kept begins.
 */
export function decideTransition(input: TransitionInput): Transition {
  const { history, computed, tiers, now } = input
  const past = history.filter((decision) => decision.at <= now)
  const last = past.at(-1)
  if (!last) return beginWith(input)

  const { tier: held, graceUntil } = last
  if (held !== null && rankOf(tiers, held) < 0) return leaveTier(held, graceUntil, input)
  const rise = rankOf(tiers, computed) - rankOf(tiers, held)
  if (rise > 0) return riseFrom(last, past, input)
  if (rise === 0 && graceUntil === null) return moved(held, 'none', 'unchanged')
  if (rise === 0) return moved(held, 'grace-ended-by-recovery', 'recovered')
  if (graceUntil === null) return loseTier(held, past, input)
  return keepOrTake(held, graceUntil, past, input)
}

function beginWith({ computed, policy, tiers, now }: TransitionInput): Transition {
  const waits = policy.promote.kind !== 'at-once' || policy.sustained !== undefined || isOneStep(policy, 'promote')
  const lowest = tiers[0]?.slug ?? null
  const tier = waits && computed !== null ? lowest : computed
  const first = moved(tier, tier === null ? 'none' : 'promotion', 'first-decision')
  return tier === computed ? first : waiting(first, nextTo(tier, tiers), riseDate(policy, now))
}

/** A rise, or the wait for it; a tier that was about to be lost is kept either way. */
function riseFrom(last: Decision, past: readonly Decision[], input: TransitionInput): Transition {
  const { computed, policy, tiers, now } = input
  const isStepwise = isOneStep(policy, 'promote')
  const target = isStepwise ? nextTo(last.tier, tiers) : computed
  const earned = earnedSince(rankOf(tiers, target), past, input)
  const due = isStepwise ? riseDate(policy, Math.max(earned, givenAt(past)), givenAt(past)) : riseDate(policy, earned)
  if (due <= now) {
    const risen = moved(target, 'promotion', 'requirements-met')
    return target === computed ? risen : waiting(risen, nextTo(target, tiers), riseDate(policy, now, now))
  }
  const kept: Transition =
    last.graceUntil === null
      ? { tierAfter: last.tier, changed: 'none', graceUntil: null, reasons: [] }
      : moved(last.tier, 'grace-ended-by-recovery', 'recovered')
  return waiting(kept, target, due)
}

const waiting = (transition: Transition, rises: string | null, risesAt: number): Transition =>
  rises === null
    ? transition
    : {
        ...transition,
        reasons: [...transition.reasons, { code: 'waits-to-rise', until: risesAt, rises }],
        risesAt,
      }

/** The first moment from which on, without a break until now, a tier of this rank was earned. */
function earnedSince(rank: number, past: readonly Decision[], { tiers, now }: TransitionInput): number {
  const lost = past.findLastIndex((decision) => rankOf(tiers, decision.computed) < rank)
  return past[lost + 1]?.at ?? now
}

/** When the tier that is held was given: the last decision that changed it. */
const givenAt = (past: readonly Decision[]): number =>
  past.findLast((decision, place) => decision.tier !== past[place - 1]?.tier || place === 0)?.at ?? 0

/** When a tier that is earned since a moment is given; on a review that comes after `after`, where one was held then. */
function riseDate({ promote, sustained }: TransitionPolicy, since: number, after = Number.NEGATIVE_INFINITY): number {
  const earned = !sustained
    ? since
    : sustained.unit === 'days'
      ? since + sustained.length * DAY
      : addMonths(since, sustained.length)
  return promote.kind === 'at-once' ? earned : reviewFrom(promote.days, earned, after)
}

/** The first review day that begins at the moment or later, and after another moment. */
function reviewFrom(days: readonly string[], from: number, after = Number.NEGATIVE_INFINITY): number {
  const year = new Date(from).getUTCFullYear()
  const reviews = [year, year + 1].flatMap((of) => days.map((day) => Date.parse(`${of}-${day}T00:00:00Z`)))
  return Math.min(...reviews.filter((review) => review >= from && review > after))
}

const isOneStep = ({ oneStep }: TransitionPolicy, way: 'promote' | 'demote') => oneStep?.includes(way) ?? false

const nextTo = (tier: string | null, tiers: TransitionInput['tiers']): string | null =>
  tiers[rankOf(tiers, tier) + 1]?.slug ?? null

/**
 * A lost tier is kept for the time that was told when it was lost, or for longer by the last word that the vendor said about
 * this loss. Where somebody must agree, nothing is taken away before.
 */
function keepOrTake(
  held: string | null,
  graceUntil: number,
  past: readonly Decision[],
  input: TransitionInput,
): Transition {
  const { policy, rulings = [], now } = input
  const needsApproval = policy.approval === true
  const loss = past.findLast(({ change }) => BEGINS_A_GRACE.includes(change))
  // Whoever speaks in the moment in which a step down begins the next loss does not speak of that one.
  const lostAt = loss ? loss.at + (loss.change === 'demotion' ? 1 : 0) : now
  const ruling = rulingOn(rulings, { tier: held, lostAt, needsApproval })
  const told = loss?.graceUntil ?? graceUntil
  const until = Math.max(told, ruling?.until ?? told)
  if (now < until) {
    const code = ruling?.kind === 'agreed' ? 'agreed' : until > told ? 'kept' : 'grace-runs'
    return { tierAfter: held, changed: 'none', graceUntil: until, reasons: [{ code, until }] }
  }
  if (needsApproval && ruling?.kind !== 'agreed')
    return { tierAfter: held, changed: 'none', graceUntil: until, reasons: [{ code: 'waits-for-approval' }] }
  return fall(held, past, input, 'grace-over')
}

/** With each of these a time begins for which a tier is kept that is not earned. */
export const BEGINS_A_GRACE: readonly TransitionChange[] = ['grace-started', 'tier-withdrawn', 'demotion']

function fall(
  held: string | null,
  past: readonly Decision[],
  { computed, policy, tiers, now }: TransitionInput,
  code: 'grace-over' | 'lost-at-once',
): Transition {
  const below = fallsTo(held, computed, { policy, tiers })
  if (below === computed) return moved(computed, 'demotion', code)
  const until = keptUntil(policy, { lostAt: now, givenAt: now, joined: past[0]?.at ?? now, seenAt: now })
  return { tierAfter: below, changed: 'demotion', graceUntil: until, reasons: [{ code: 'one-step-down', until }] }
}

/**
 * The tier that follows a held one which is not earned, once its time is over: the next lower one where only one is lost at a
 * time, else what is earned. Where nothing is waited for and nobody asked, there is no time to hold a tier between.
 */
export function fallsTo(
  held: string | null,
  computed: string | null,
  { policy, tiers }: Pick<TransitionInput, 'policy' | 'tiers'>,
): string | null {
  const { demote, approval } = policy
  const isAtOnce = demote.kind === 'after-grace' && demote.days === 0 && !approval
  const below = rankOf(tiers, held) - 1
  if (!isOneStep(policy, 'demote') || isAtOnce || below <= rankOf(tiers, computed)) return computed
  return tiers[below]?.slug ?? null
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
function leaveTier(held: string, graceUntil: number | null, input: TransitionInput): Transition {
  const { computed, tiers, tiersBefore, now } = input
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
        : { ...loseTier(lower, input.history, input, graceUntil ?? now), changed: 'tier-withdrawn' as const }
  return { ...next, reasons: [reason, ...next.reasons] }
}

/** `promised` is the end of a time that was told already: a new one never ends before it. */
function loseTier(
  held: string | null,
  past: readonly Decision[],
  input: TransitionInput,
  promised = input.now,
): Transition {
  const { policy, now } = input
  const of = { lostAt: now, givenAt: givenAt(past), joined: past[0]?.at ?? now }
  const until = Math.max(keptUntil(policy, of), promised)
  if (until <= now && !policy.approval) return fall(held, past, input, 'lost-at-once')
  const reasons: TransitionReason[] = [{ code: 'requirements-lost', until }]
  if (protectionEnd(policy, of.joined) > Math.max(dueDate(policy, of), promised))
    reasons.push({ code: 'protected', until })
  if (until <= now) reasons.push({ code: 'waits-for-approval' })
  return { tierAfter: held, changed: 'grace-started', graceUntil: until, reasons }
}

type Loss = {
  readonly lostAt: number
  readonly givenAt: number
  readonly joined: number
  /** A review that has taken one tier already, so that the next is for a later one to see. */
  readonly seenAt?: number
}

/** When a tier is taken away whose requirements were lost at a moment. */
const keptUntil = (policy: TransitionPolicy, of: Loss): number =>
  Math.max(dueDate(policy, of), protectionEnd(policy, of.joined))

function dueDate({ demote }: TransitionPolicy, { lostAt, givenAt: given, seenAt }: Loss): number {
  if (demote.kind === 'after-grace') return lostAt + demote.days * DAY
  if (demote.kind === 'at-reviews') return reviewFrom(demote.days, lostAt, seenAt) + (demote.graceDays ?? 0) * DAY
  const years = Math.max(1, new Date(lostAt).getUTCFullYear() - new Date(given).getUTCFullYear())
  return [years - 1, years, years + 1]
    .filter((count) => count > 0)
    .map((count) => addMonths(given, 12 * count))
    .reduce((earliest, at) => (at >= lostAt && at < earliest ? at : earliest), Number.POSITIVE_INFINITY)
}

const protectionEnd = ({ protection }: TransitionPolicy, joined: number): number =>
  protection.kind === 'first-months' ? addMonths(joined, protection.months) : Number.NEGATIVE_INFINITY
