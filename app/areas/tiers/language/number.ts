import type { LocalText } from '~/platform/local-text'
import type { Condition } from './condition'
import type { Selection } from './selection'

/**
 * How a number comes about. Plain JSON, as rules are: numbers are canonical rationals ("3/1"), and `id` is the path
 * within its version ("gold.0.of.1"), by which proofs name it. Every expression has a value: the least, greatest, average
 * or median of nothing, and a ratio to nothing, is `otherwise`.
 */
export type NumberExpression =
  | ConstantNumber
  | ParameterNumber
  | NamedNumber
  | FieldNumber
  | ChosenNumber
  | CountNumber
  | AggregateNumber
  | CombinedNumber
  | RatioNumber
  | PointsNumber
  | ScoreNumber
export type NumberKindName = NumberExpression['kind']

type Base<Kind extends string> = { readonly id: string; readonly kind: Kind }

export type ConstantNumber = Base<'constant'> & { readonly value: string }
/** The value that the programme's parameter has for the partner at the date. */
export type ParameterNumber = Base<'parameter'> & { readonly parameter: string }
/** A number that the programme defines once, under `numbers`. */
export type NamedNumber = Base<'named'> & { readonly name: string }
/** A number that the item at hand carries; `otherwise` when it carries none of that name. */
export type FieldNumber = Base<'field'> & { readonly field: string; readonly otherwise: string }

/** The first case whose conditions the item, or the partner, fulfils. */
export type ChosenNumber = Base<'choose'> & {
  readonly cases: readonly { readonly when: readonly Condition[]; readonly value: NumberExpression }[]
  readonly otherwise: NumberExpression
}

/** How many items there are; with `by`, how many different values of that field they have. */
export type CountNumber = Base<'count'> & { readonly of: Selection; readonly by: string | null }

/** One number made of one for each item. */
export type AggregateNumber = Base<'sum' | 'least' | 'greatest' | 'average' | 'median'> & {
  readonly of: Selection
  readonly value: NumberExpression
  readonly otherwise: string
}

/** `subtract` takes all others from the first, `lowest` and `highest` are those of the parts. */
export type CombinedNumber = Base<'add' | 'subtract' | 'multiply' | 'lowest' | 'highest'> & {
  readonly parts: readonly NumberExpression[]
}

/** Points for a number: so many for each unit, and never more than `atMost`. */
export type PointsNumber = Base<'points'> & {
  readonly title: LocalText
  readonly of: NumberExpression
  readonly rate: NumberExpression
  readonly atMost: NumberExpression | null
}
/** The sum of points. */
export type ScoreNumber = Base<'score'> & { readonly parts: readonly PointsNumber[] }

/** `of` divided by `to`; `to` counts as at most `atMost`, and while it is under `from`, or nothing, the ratio is `otherwise`. */
export type RatioNumber = Base<'ratio'> & {
  readonly of: NumberExpression
  readonly to: NumberExpression
  readonly atMost: string | null
  readonly from: string | null
  readonly otherwise: string
}
