import type { Node } from 'yaml'
import type { Rational } from '~/platform/rational'
import type { Cause } from '../causes'
import type { FactIndex } from '../index-facts'
import type { Reader } from '../parse/reader'
import type { Vocabulary } from '../parse/vocabulary'
import type { ProofNode } from '../proof'
import type { Rule } from '../rule'

/**
 * Everything the engine knows about one kind of rule. Kinds do not import each other: groups reach their parts through
 * the functions handed in.
 */
export type RuleKind<R extends Rule> = {
  /** Reads the YAML value under the kind's key; null after reporting what is wrong. */
  readonly read: (value: Node | null, reading: Reading) => Omit<R, 'id' | 'kind' | 'title'> | null
  /** What is seen at `at` (epoch ms) and what is asked; the rule is met when observed ≥ needed. */
  readonly observe: (rule: R, facts: FactIndex, at: number, prove: (part: Rule) => ProofNode) => Observation
  /** When, after `from` and up to `until` (epoch ms), what is seen changes; groups leave it to their parts. */
  readonly changes: (rule: R, facts: FactIndex, from: number, until: number) => Change[]
  /** Ids of a smallest set of facts that meets a met rule by itself; groups leave it to their parts. */
  readonly smallestSupport: (rule: R, facts: FactIndex, at: number) => string[]
}

export type Reading = {
  readonly reader: Reader
  readonly vocabulary: Vocabulary
  /** Reads a part as a rule of its own; `index` is its place in the group. */
  readonly part: (value: Node | null, index: number) => Rule | null
}

export type Observation = {
  readonly observed: Rational
  readonly needed: Rational
  /** What it was seen from; asked for proofs, not when only the numbers are wanted. */
  readonly evidence?: () => { readonly factIds: readonly string[]; readonly personIds?: readonly string[] }
  readonly children?: readonly ProofNode[]
}

export type Change = { readonly at: number; readonly cause: Cause }
