import type { LocalText } from '~/platform/local-text'
import type { Condition } from './condition'
import type { NumberExpression } from './number'
import type { Rule } from './rule'

/** What a programme defines once for its rules. A version that defines nothing has none of it. */
export type Definitions = {
  /** What rules may ask of certifications beside their names: level, kind, product area. */
  readonly certifications: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly records: readonly RecordDefinition[]
  readonly parameters: readonly Parameter[]
  readonly numbers: readonly NamedNumberDefinition[]
  readonly competencies: readonly Competency[]
  /** By the day from which they apply, oldest first. */
  readonly rates: readonly RateTable[]
  /** Places among all partners; left out by a version that has none. Each is a record of its name, too. */
  readonly ranks?: readonly RankDefinition[]
  /** Certifications that are no longer given, by slug; left out by a version that names none. */
  readonly retired?: Readonly<Record<string, Retirement>>
  /** Words for fields and their values, by the field's name; left out by a version that gives none. */
  readonly words?: Readonly<Record<string, FieldWords>>
}

/**
 * A partner's place among those of the track (or of its own region, country or segment) by a number, taken on days of each
 * year and kept as a record until the next: so a proof is about one partner's facts alone.
 */
export type RankDefinition = {
  readonly slug: string
  readonly title: LocalText
  readonly of: NumberExpression
  /** The partner's field within which places are given; null for all partners of the track together. */
  readonly within: 'region' | 'country' | 'segment' | null
  /** Days of each year, `02-01`, from whose start in UTC it is taken; in order. */
  readonly taken: readonly string[]
  /** Who comes first. */
  readonly first: 'greatest' | 'least'
}

/** What a rank's record says: the place (partners of equal value share the better one), of how many, and the value. */
export const RANK_FIELDS = { place: 'number', participants: 'number', value: 'number' } as const

/** What becomes of certificates of a certification that is no longer given. */
export type Retirement = {
  /** The day from whose start they no longer count, whatever they say themselves; null for no end. */
  readonly countsUntil: string | null
  /** The certification that they count as; null for the one that they are of. */
  readonly countsAs: string | null
}

/** The field's title, null for its own name; values that are not named stand for themselves. */
export type FieldWords = { readonly title: LocalText | null; readonly values: Readonly<Record<string, LocalText>> }

export const NO_DEFINITIONS: Definitions = {
  certifications: {},
  records: [],
  parameters: [],
  numbers: [],
  competencies: [],
  rates: [],
}

export const FIELD_TYPES = ['money', 'number', 'text', 'day'] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** A kind of record that arrives as facts: things that last (apps, customers) or what happens (deals). */
export type RecordDefinition = {
  readonly slug: string
  readonly title: LocalText
  readonly lasts: boolean
  readonly fields: Readonly<Record<string, FieldType>>
}

/** A value apart from the rules that use it. The first override whose conditions the partner fulfils replaces it. */
export type Parameter = {
  readonly slug: string
  readonly title: LocalText
  readonly value: string
  readonly overrides: readonly ParameterOverride[]
  /** What share of it is asked of newcomers, shortest time first; counted from the partner's `joined` day. */
  readonly ramp: readonly { readonly months: number; readonly share: string }[]
}

export type ParameterOverride = {
  readonly when: readonly Condition[]
  /** Days, the first included and the last excluded; null without an end. */
  readonly from: string | null
  readonly until: string | null
  readonly value: string
}

export type NamedNumberDefinition = { readonly slug: string; readonly title: LocalText; readonly is: NumberExpression }

/** Held when it was granted, or when its own rule is met. */
export type Competency = { readonly slug: string; readonly title: LocalText; readonly requires: Rule | null }

/** What one unit of each currency is worth in the programme's, from a day on. */
export type RateTable = { readonly from: string; readonly rates: Readonly<Record<string, string>> }
