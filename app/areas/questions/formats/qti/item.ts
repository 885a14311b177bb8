import type { Rational } from '~/platform/rational'
import type { Area } from './area'
import type { Rule } from './expressions'
import type { QtiElement } from './qti-element'
import type { At } from './refusal'
import type { BaseType, Cardinality, Scalar, Value } from './values'

/** An assessment item as far as marking needs it, with its body as it stands. */
export type QtiItem = {
  readonly at: At
  readonly identifier: string
  readonly title: string
  readonly label: string | null
  readonly adaptive: boolean
  readonly responses: ReadonlyMap<string, ResponseDeclaration>
  readonly outcomes: ReadonlyMap<string, OutcomeDeclaration>
  /** Empty when the item says nothing about its marking. */
  readonly rules: readonly Rule[]
  /** The name of the standard template that `rules` were made of. */
  readonly template: string | null
  readonly body: QtiElement | null
  readonly root: QtiElement
}

export type Declaration = {
  readonly at: At
  readonly identifier: string
  readonly cardinality: Cardinality
  /** Null for records, whose fields have types of their own. */
  readonly base: BaseType | null
  readonly defaultValue: Value
}
export type ResponseDeclaration = Declaration & {
  readonly kind: 'response'
  readonly correct: Value
  readonly mapping: Mapping | null
  readonly areaMapping: AreaMapping | null
}
export type OutcomeDeclaration = Declaration & {
  readonly kind: 'outcome'
  readonly lookup: LookupTable | null
  /** Marked by people or another machine, so response processing leaves it alone. */
  readonly isScoredOutside: boolean
  readonly normalMaximum: Rational | null
}

type Bounds = { readonly defaultValue: Rational; readonly lower: Rational | null; readonly upper: Rational | null }
export type Mapping = Bounds & {
  readonly entries: readonly { readonly key: Scalar; readonly value: Rational; readonly caseSensitive: boolean }[]
}
export type AreaMapping = Bounds & { readonly entries: readonly { readonly area: Area; readonly value: Rational }[] }

export type LookupTable = { readonly defaultValue: Value } & (
  | { readonly kind: 'match'; readonly entries: readonly { readonly source: Rational; readonly target: Value }[] }
  | {
      readonly kind: 'interpolation'
      readonly entries: readonly {
        readonly source: Rational
        readonly includeBoundary: boolean
        readonly target: Value
      }[]
    }
)
