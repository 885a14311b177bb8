import type { Rational } from '~/platform/rational'
import type { Area } from './area'
import type { Regex } from './match-regex'
import type { OperatorName } from './operators/operators'
import type { At } from './refusal'
import type { Value } from './values'

/** A number written in an attribute, or the variable that holds it. */
export type NumberSource = { readonly number: Rational } | { readonly variable: string }

export type RoundingMode = 'significantFigures' | 'decimalPlaces'
export type ToleranceMode = 'exact' | 'absolute' | 'relative'
export const MATH_NAMES = [
  'sin',
  'cos',
  'tan',
  'sec',
  'csc',
  'cot',
  'asin',
  'acos',
  'atan',
  'atan2',
  'asec',
  'acsc',
  'acot',
  'sinh',
  'cosh',
  'tanh',
  'sech',
  'csch',
  'coth',
  'log',
  'ln',
  'exp',
  'abs',
  'signum',
  'floor',
  'ceil',
  'toDegrees',
  'toRadians',
] as const
export type MathName = (typeof MATH_NAMES)[number]
export const STATS_NAMES = ['mean', 'sampleVariance', 'sampleSD', 'popVariance', 'popSD'] as const
export type StatsName = (typeof STATS_NAMES)[number]

/** Response processing as a tree (QTI 2.2 §2.11, QTI 3.0 §2.11). Nothing in it is random or calls out. */
export type Expression = { readonly at: At } & (
  | { readonly kind: 'constant'; readonly value: Value }
  | {
      readonly kind: 'variable' | 'correct' | 'default' | 'mapResponse' | 'mapResponsePoint'
      readonly variable: string
    }
  | { readonly kind: 'operator'; readonly name: OperatorName; readonly args: readonly Expression[] }
  | {
      readonly kind: 'anyN'
      readonly min: NumberSource
      readonly max: NumberSource
      readonly args: readonly Expression[]
    }
  | {
      readonly kind: 'equal'
      readonly mode: ToleranceMode
      readonly below: NumberSource
      readonly above: NumberSource
      readonly includeLower: boolean
      readonly includeUpper: boolean
      readonly args: readonly [Expression, Expression]
    }
  | {
      readonly kind: 'equalRounded'
      readonly mode: RoundingMode
      readonly figures: NumberSource
      readonly args: readonly [Expression, Expression]
    }
  | { readonly kind: 'roundTo'; readonly mode: RoundingMode; readonly figures: NumberSource; readonly arg: Expression }
  | {
      readonly kind: 'stringMatch' | 'substring'
      readonly caseSensitive: boolean
      /** Of `stringMatch` only: the second text may be a part of the first. */
      readonly isPart: boolean
      readonly args: readonly [Expression, Expression]
    }
  | {
      readonly kind: 'patternMatch'
      readonly pattern: string
      readonly regex: Regex
      readonly arg: Expression
    }
  | { readonly kind: 'index'; readonly n: NumberSource; readonly arg: Expression }
  | { readonly kind: 'fieldValue'; readonly field: string; readonly arg: Expression }
  | { readonly kind: 'repeat'; readonly times: NumberSource; readonly args: readonly Expression[] }
  | { readonly kind: 'inside'; readonly area: Area; readonly arg: Expression }
  | { readonly kind: 'math'; readonly name: MathName; readonly args: readonly Expression[] }
  | { readonly kind: 'stats'; readonly name: StatsName; readonly arg: Expression }
  | { readonly kind: 'custom'; readonly name: CustomName; readonly arg: Expression }
)

/** What Cito's players add to QTI under two prefixes; every other custom operator is refused. */
export const CUSTOM_NAMES = ['Trim', 'ToAscii', 'ParseCommaDecimal'] as const
export type CustomName = (typeof CUSTOM_NAMES)[number]
export const CUSTOM_PREFIXES = ['qade', 'depcp'] as const

export type Rule = { readonly at: At } & (
  | { readonly kind: 'condition'; readonly branches: readonly Branch[] }
  | { readonly kind: 'set' | 'lookup'; readonly outcome: string; readonly value: Expression }
  | { readonly kind: 'exit' }
)
/** The test of `responseElse` is null. */
export type Branch = { readonly test: Expression | null; readonly rules: readonly Rule[] }
