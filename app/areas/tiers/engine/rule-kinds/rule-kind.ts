import type { Node } from 'yaml'
import type { Rational } from '~/platform/rational'
import type { Cause } from '../../decisions/causes'
import type { Comparison } from '../../language/condition'
import type { Rule } from '../../language/rule'
import type { Reader } from '../../parse/reader'
import type { Vocabulary } from '../../parse/vocabulary'
import type { Assignment } from '../assign-people'
import type { NumberNode, ProofNode } from '../proof'
import type { Scope } from '../scope'

/**
 * Everything the engine knows about one kind of rule. Kinds do not import each other: groups reach their parts through
 * the functions handed in.
 */
export type RuleKind<R extends Rule> = {
  /** Reads the YAML value under the kind's key; null after reporting what is wrong. */
  readonly read: (value: Node | null, reading: Reading) => Omit<R, 'id' | 'kind' | 'title'> | null
  /** What is seen at the scope's moment and what is asked; the rule is met when observed ≥ needed, unless `is` says more. */
  readonly observe: (rule: R, scope: Scope) => Observation
  /** When, after the scope's moment and up to `until` (epoch ms), what is seen changes; groups leave it to their parts. */
  readonly changes: (rule: R, scope: Scope, until: number) => Change[]
  /** Ids of a smallest set of facts that meets a met rule by itself; groups leave it to their parts. */
  readonly smallestSupport: (rule: R, scope: Scope) => string[]
}

export type Reading = {
  readonly reader: Reader
  readonly vocabulary: Vocabulary
  /** The id of the rule that is read. */
  readonly id: string
  /** Reads a part as a rule of its own; `name` is its place in the group, `inner` what it may speak of besides. */
  readonly part: (value: Node | null, name: number | string, inner?: Reading) => Rule | null
  /** The names that the rules around give to what they are about, without the `$`. */
  readonly variables: readonly string[]
  /** The fields of the item at hand; null when any may be named. */
  readonly itemFields: readonly string[] | null
  /** The fields that items of a source have; null when facts bring their own. */
  readonly fieldsOf: (source: string) => readonly string[] | null
  /** Do items of this source happen at a moment? Others last, and are taken as they are at the date. */
  readonly happens: (source: string) => boolean
}

export type Observation = {
  readonly observed: Rational
  readonly needed: Rational
  /** What it was seen from; asked for proofs, not when only the numbers are wanted. */
  readonly evidence?: () => { readonly factIds: readonly string[]; readonly personIds?: readonly string[] }
  readonly children?: readonly ProofNode[]
  readonly numbers?: readonly NumberNode[]
  readonly cases?: readonly ProofNode[]
  readonly assignment?: Assignment
  readonly is?: Comparison
}

export type Change = { readonly at: number; readonly cause: Cause }
