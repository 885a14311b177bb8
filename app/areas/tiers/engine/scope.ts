import type { Rational } from '~/platform/rational'
import type { FactIndex } from '../facts/index-facts'
import type { Definitions } from '../language/definitions'
import type { Rule } from '../language/rule'
import type { ProofNode } from './proof'

/** What a rule is asked about: one partner's facts at one moment (epoch ms), and what the rules around it are about. */
export type Scope = {
  readonly facts: FactIndex
  readonly definitions: Definitions
  /** ISO 4217, the currency of every amount of money that is compared. */
  readonly currency: string
  readonly at: number
  /** The item that a rule is asked of, inside `every` and `some`, or of which a number is made. */
  readonly item: Item | null
  /** Values by the name that the rule around gives them, without the `$`. */
  readonly variables: Readonly<Record<string, string>>
  /** Proves another rule; what it needs of the scope is handed on. */
  readonly prove: (rule: Rule, scope: Scope) => ProofNode
}

/** One of the things that rules count, sum up and look through, at the date that is asked about. */
export type Item = {
  /** Names it among those of its source. */
  readonly key: string
  readonly factIds: readonly string[]
  readonly personIds: readonly string[]
  /** When it happened or began, epoch ms. */
  readonly from: number
  /** A field may have several values, as people have roles. */
  readonly texts: Readonly<Record<string, readonly string[]>>
  readonly numbers: Readonly<Record<string, Rational>>
  /** Of a person: those that are valid at the date. */
  readonly certificates?: readonly Item[]
}
