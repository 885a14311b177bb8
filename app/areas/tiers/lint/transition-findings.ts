import { compare, readRational } from '~/platform/rational'
import { NO_DEFINITIONS } from '../language/definitions'
import type { NumberExpression } from '../language/number'
import type { Programme, TransitionPolicy } from '../language/programme'
import type { CalendarWindow } from '../language/window'
import { resolved } from './bounds'
import { type Finding, finding } from './finding'
import { isFloor, neededLeaves } from './possible'
import type { Vendor } from './vendor'

/** Longer than this nobody who reads the rules would expect a tier to be kept without its requirements, in months. */
const VERY_LONG = 36

/** Parts of a transition policy that can do nothing, or keep anybody from ever rising. */
export function transitionFindings({ programme }: Vendor): Finding[] {
  const { transition } = programme
  return [...neverSustained(programme), ...idleProtection(transition), ...idleSteps(programme), ...keptLong(transition)]
}

/** A protected time that ends before any tier could be lost. */
function idleProtection({ protection, demote }: TransitionPolicy): Finding[] {
  if (protection.kind === 'none') return []
  const { months } = protection
  const isIdle =
    (demote.kind === 'at-anniversary' && months <= 12) || (demote.kind === 'after-grace' && demote.days >= months * 31)
  return isIdle ? [finding('protection-without-effect', 'transition.protection', { months })] : []
}

function idleSteps({ transition, tiers }: Programme): Finding[] {
  const { oneStep = [], demote } = transition
  const isAtOnce = demote.kind === 'after-grace' && demote.days === 0 && !transition.approval
  const isIdle = oneStep.length > 0 && (tiers.length < 2 || (oneStep.includes('demote') && isAtOnce))
  return isIdle ? [finding('steps-without-effect', 'transition.oneStep', { few: tiers.length < 2 ? 'yes' : 'no' })] : []
}

function keptLong({ protection, demote }: TransitionPolicy): Finding[] {
  const months = protection.kind === 'first-months' ? protection.months : 0
  const long = months > VERY_LONG ? [finding('kept-very-long', 'transition.protection', { months })] : []
  const days = demote.kind === 'after-grace' ? demote.days : demote.kind === 'at-reviews' ? (demote.graceDays ?? 0) : 0
  const grace = Math.floor(days / 30)
  return grace > VERY_LONG ? [...long, finding('kept-very-long', 'transition.demote', { months: grace })] : long
}

/**
 * A tier that must be earned for so long without a break, of numbers that begin anew with every period: at its start
 * they are nothing, so that no earning lasts until it would be given.
 */
function neverSustained(programme: Programme): Finding[] {
  const { sustained, promote } = programme.transition
  if (!sustained) return []
  const months = sustained.unit === 'months' ? sustained.length : sustained.length / 31
  return programme.tiers.slice(1).flatMap(({ slug, requires }) => {
    const window = neededLeaves(requires)
      .map((rule) => startsAnew(rule, programme))
      .find((found) => found !== null)
    if (!window) return []
    const reviews = promote.kind === 'at-reviews' ? promote.days : null
    return months < longestEarned(window, reviews)
      ? []
      : [
          finding('never-sustained', 'transition.sustained', {
            tier: slug,
            unit: window.unit,
            length: sustained.length,
            in: sustained.unit,
          }),
        ]
  })
}

const LENGTH = { month: 1, quarter: 3, year: 12 } as const

/** How many months something may be earned before it is given at last, counted from when its period began. */
function longestEarned(window: CalendarWindow, reviews: readonly string[] | null): number {
  const length = LENGTH[window.unit]
  if (!reviews) return length
  const since = reviews.map((day) => {
    const [month = 1, date = 1] = day.split('-').map(Number)
    const into = (((month - window.starts) % length) + length) % length
    return into + (date - 1) / 31
  })
  // On the day itself the numbers have begun anew, so that only what lies before the next start counts.
  return Math.max(...since) + 0.001
}

/** The window of a number that is nothing when a period begins, and of which more than nothing is asked. */
function startsAnew(rule: ReturnType<typeof neededLeaves>[number], programme: Programme): CalendarWindow | null {
  if (rule.kind !== 'measure' || !isFloor(rule)) return null
  const least = leastOf(rule.than, programme)
  const isMore = least !== null && compare(readRational(least), readRational('0')) > 0
  const of = resolved(rule.of, programme)
  if (!isMore || (of.kind !== 'sum' && of.kind !== 'count')) return null
  const { window } = of.of
  return window?.kind === 'calendar' && window.count === 1 && window.back === 0 ? window : null
}

function leastOf(number: NumberExpression, { definitions }: Programme): string | null {
  if (number.kind === 'constant') return number.value
  if (number.kind !== 'parameter') return null
  const found = (definitions ?? NO_DEFINITIONS).parameters.find(({ slug }) => slug === number.parameter)
  const values = found ? [found.value, ...found.overrides.map(({ value }) => value)] : []
  return values.toSorted((a, b) => compare(readRational(a), readRational(b)))[0] ?? null
}
