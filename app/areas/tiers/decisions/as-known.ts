import { addMonths } from '~/platform/calendar'
import { evaluate } from '../engine/evaluate'
import { nextTier } from '../engine/minimal-sets'
import type { Proof } from '../engine/proof'
import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import { historyOf, type Step } from './decision-history'
import { forecast } from './forecast'

/** The tier on a date as known on another; epoch milliseconds. */
export type AsKnown = {
  readonly on: number
  readonly known: number
  /** Earned by the facts that were known, with its proof, and the next tier that was not. */
  readonly proof: Proof
  readonly next: string | null
  /**
   * Held on the date: by the decisions made until then and known; after them, as the known facts let expect. Null where the
   * first decision was still to come.
   */
  readonly held: { readonly tier: string | null; readonly isExpected: boolean } | null
  /** What became known only later and was true on the date; newest knowledge first. */
  readonly later: readonly Fact[]
}

/**
 * "The tier on X as known on Y" has one answer for ever: facts and decisions that came later are left out. Where the date
 * lies after what is known, what was going to happen is worked out from there.
 *
 * @param programme the rules that count on the date, as known then
 * @param of.tiersBefore those of the version that the last decision known was made under
 */
export function asKnown(
  programme: Programme,
  facts: readonly Fact[],
  of: { on: number; known: number; tiersBefore?: Programme['tiers']; steps: readonly Step[] },
): AsKnown {
  const { on, known, tiersBefore = programme.tiers, steps } = of
  const proof = evaluate(programme, facts, { at: on, knownAt: known })
  const made = steps.filter(({ decided_at }) => decided_at <= Math.min(on, known))
  const last = made.at(-1)
  const later = facts
    .filter((fact) => fact.knownAt > known && fact.trueFrom <= on)
    .toSorted((a, b) => b.knownAt - a.knownAt || (a.id < b.id ? -1 : 1))
  return { on, known, proof, next: nextTier(proof), held: last ? heldOf(last) : null, later }

  function heldOf(decision: Step): AsKnown['held'] {
    if (on <= known) return { tier: decision.tier_after, isExpected: false }
    const months = Math.ceil((on - known) / MONTH) + 1
    const history = historyOf(made)
    const coming = forecast(programme, facts, { at: known, knownAt: known, history, tiersBefore, months })
    const step = coming.findLast(({ at }) => at <= on && at <= addMonths(known, months))
    return { tier: step ? step.tier : decision.tier_after, isExpected: true }
  }
}

const MONTH = 28 * 86_400_000
