import {
  add,
  compare,
  div,
  equals,
  formatRational,
  mul,
  ONE,
  type Rational,
  rational,
  readRational,
  sub,
  ZERO,
} from '~/platform/rational'
import { holds } from '../engine/conditions'
import { evaluateIndexed, scopeOf } from '../engine/evaluate'
import { evaluateNumber } from '../engine/evaluate-number'
import { type ProofNode, proofLeaves } from '../engine/proof'
import type { FactIndex } from '../facts/index-facts'
import type { Programme } from '../language/programme'
import { findRule, partsOf, type Rule } from '../language/rule'

/** A number of a version that is tried at other values: what one requirement asks, or a parameter. */
export type Threshold = { readonly ruleId: string } | { readonly parameter: string }

/**
 * Which tier the facts earn for every value of the threshold: at each of `values` (canonical rationals, ascending), and
 * between them; `between[0]` is below the first, `between[i + 1]` above the value `i`.
 */
export type EarnedByThreshold = {
  readonly values: readonly string[]
  readonly at: readonly (string | null)[]
  readonly between: readonly (string | null)[]
}

/**
 * What a partner would earn whatever the threshold were, exact and without evaluating again: a requirement turns where
 * the threshold passes what was observed. Requirements that ask for several items one by one are not turned; for those
 * `isThreshold` says no.
 * @param of.at epoch ms
 */
export function earnedByThreshold(
  programme: Programme,
  facts: FactIndex,
  of: { at: number; threshold: Threshold },
): EarnedByThreshold {
  const proof = evaluateIndexed(programme, facts, { at: of.at, knownAt: of.at }, 'numbers')
  const factors = new Map<string, Rational>()
  for (const { node } of proof.tiers)
    for (const leaf of proofLeaves(node)) {
      const factor = factorOf(leaf, programme, facts, of)
      if (factor) factors.set(leaf.id, factor)
    }
  const turning = proof.tiers.flatMap(({ node }) => proofLeaves(node)).filter(({ id }) => factors.has(id))
  const values = distinct(turning.map((leaf) => div(readRational(leaf.observed), factors.get(leaf.id) ?? ONE)))
  const earned = (value: Rational): string | null => {
    const isMet = (node: ProofNode): boolean => {
      const factor = factors.get(node.id)
      if (factor) return holds(compare(readRational(node.observed), mul(value, factor)), node.is ?? 'atLeast')
      if (node.children.length === 0) return node.met
      return compare(rational(node.children.filter(isMet).length), readRational(node.needed)) >= 0
    }
    const missed = proof.tiers.findIndex(({ node }) => !isMet(node))
    return proof.tiers[(missed < 0 ? proof.tiers.length : missed) - 1]?.slug ?? null
  }
  const middles = values.map((value, place) => middle(value, values[place + 1]))
  const [first] = values
  return {
    values: values.map(formatRational),
    at: values.map(earned),
    between: [first ? earned(add(first, rational(-1))) : proof.tier, ...middles.map(earned)],
  }
}

/**
 * Is the number one that can be tried at other values? A parameter is where requirements compare with it as it is: one that
 * is part of a calculation, of what items are asked or of a competency moves more than a requirement's own limit.
 */
export function isThreshold(programme: Programme, threshold: Threshold): boolean {
  if ('parameter' in threshold) {
    const compared = programme.tiers
      .flatMap(({ requires }) => withParts(requires))
      .filter((rule) => rule.kind === 'measure' && isParameter(rule.than, threshold.parameter))
    return compared.length > 0 && compared.length === usesOf(programme, threshold.parameter)
  }
  const rule = findRule(programme.tiers, threshold.ruleId)
  return (
    rule?.kind === 'countPeople' || rule?.kind === 'sum' || (rule?.kind === 'measure' && rule.than.kind === 'constant')
  )
}

const withParts = (rule: Rule): Rule[] => [rule, ...partsOf(rule).flatMap(withParts)]

const isParameter = (part: unknown, parameter: string): boolean =>
  typeof part === 'object' &&
  part !== null &&
  'kind' in part &&
  part.kind === 'parameter' &&
  'parameter' in part &&
  part.parameter === parameter

/** How often a version uses a parameter, wherever a number may stand. */
function usesOf(part: unknown, parameter: string): number {
  if (typeof part !== 'object' || part === null) return 0
  if (isParameter(part, parameter)) return 1
  return Object.values(part).reduce<number>((uses, value) => uses + usesOf(value, parameter), 0)
}

/**
 * What the threshold is multiplied by where a leaf uses it; null where it does not. A parameter that an override replaces
 * for the partner no longer moves; newcomers are asked for a share of it.
 */
function factorOf(
  leaf: ProofNode,
  programme: Programme,
  facts: FactIndex,
  { at, threshold }: { at: number; threshold: Threshold },
): Rational | null {
  if ('ruleId' in threshold) return leaf.id === threshold.ruleId ? ONE : null
  const rule = findRule(programme.tiers, leaf.id)
  if (rule?.kind !== 'measure' || rule.than.kind !== 'parameter' || rule.than.parameter !== threshold.parameter)
    return null
  const valueIn = (version: Programme) => evaluateNumber(rule.than, scopeOf(version, facts, at, 'numbers')).value
  const factor = sub(valueIn(oneMore(programme, threshold.parameter)), valueIn(programme))
  return equals(factor, ZERO) ? null : factor
}

/** The version with the parameter's own value greater by one: what that adds is what it is multiplied by. */
const oneMore = (programme: Programme, parameter: string): Programme =>
  programme.definitions
    ? {
        ...programme,
        definitions: {
          ...programme.definitions,
          parameters: programme.definitions.parameters.map((one) =>
            one.slug === parameter ? { ...one, value: formatRational(add(readRational(one.value), ONE)) } : one,
          ),
        },
      }
    : programme

const distinct = (values: readonly Rational[]): Rational[] =>
  values.toSorted(compare).filter((value, place, all) => place === 0 || !equals(value, all[place - 1] ?? value))

const middle = (low: Rational, high: Rational | undefined): Rational =>
  high ? div(add(low, high), rational(2)) : add(low, ONE)
