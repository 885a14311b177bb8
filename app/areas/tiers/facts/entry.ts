import type { FieldType, RateTable } from '../language/definitions'
import type { MetricUnit } from '../language/programme'

/** What a person tells the programme about a partner, by hand or in a line of a file. */
export type Entry = MetricEntry | RecordEntry | AttestationEntry | CompetencyEntry | ProfileEntry

type Told = {
  /** Start of the day, epoch milliseconds UTC. */
  readonly from: number
  readonly note: string | null
}

export type MetricEntry = Told & {
  readonly kind: 'metric'
  readonly name: string
  /** Canonical rational; money in major units of `currency`, the programme's when there is none. */
  readonly amount: string
  readonly currency?: string
  readonly attributes: Readonly<Record<string, string>>
}

/** How a thing is from a day on (`key`), or what happened on it. */
export type RecordEntry = Told & {
  readonly kind: 'record'
  readonly name: string
  readonly key: string | null
  readonly numbers: Readonly<Record<string, string>>
  readonly currency?: string
  readonly attributes: Readonly<Record<string, string>>
}

export type AttestationEntry = Told & {
  readonly kind: 'attestation'
  readonly name: string
  /** The first day on which it no longer counts; null without an end. */
  readonly until: number | null
  /** Who answers for it, on what evidence, and `as: exception` where it stands for what was not fulfilled. */
  readonly attributes?: Readonly<Record<string, string>>
}

export type CompetencyEntry = Told & {
  readonly kind: 'competency'
  readonly name: string
  readonly until: number | null
}

/** Only what is told anew: the rest of the profile stays as it is. */
export type ProfileEntry = Told & {
  readonly kind: 'profile'
  readonly attributes: Readonly<Record<string, string>>
}

/** An exception is an attestation that ends, and for which somebody answers. */
export const ENTRY_KINDS = ['metric', 'record', 'attestation', 'exception', 'competency', 'profile'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** An entry as it was typed, in a form or in a cell of a file; other names are fields that the rules declare. */
export type TypedEntry = Readonly<Record<string, string | undefined>>
export const ENTRY_FIELDS = [
  ...(['kind', 'name', 'key', 'amount', 'currency', 'date', 'until', 'customer', 'line', 'region', 'how'] as const),
  ...(['owner', 'evidence', 'note'] as const),
] as const
export type EntryField = string

/** What may be entered: the names that rules read, and what the facts of each name may say. */
export type EntryVocabulary = {
  readonly metrics: readonly {
    readonly slug: string
    readonly unit: MetricUnit
    readonly money: readonly MoneyOf[]
    readonly fields: readonly string[]
  }[]
  readonly records: readonly {
    readonly slug: string
    readonly lasts: boolean
    readonly fields: Readonly<Record<string, FieldType>>
    readonly money: readonly MoneyOf[]
  }[]
  readonly attestations: readonly { readonly slug: string }[]
  readonly competencies: readonly { readonly slug: string }[]
}

/** Of a programme that reads the fact: its currency and what others are worth in it. */
export type MoneyOf = { readonly currency: string; readonly rates: readonly RateTable[] }

export type EntryProblem = {
  readonly field: EntryField
  readonly code: EntryProblemCode
  readonly params: Readonly<Record<string, string | number>>
}

export type EntryProblemCode =
  | 'kind-unknown'
  | 'kind-by-itself'
  | 'name-missing'
  | 'name-without-meaning'
  | 'metric-unknown'
  | 'record-unknown'
  | 'attestation-unknown'
  | 'competency-unknown'
  | 'amount-missing'
  | 'amount-not-a-number'
  | 'amount-not-positive'
  | 'amount-not-whole'
  | 'amount-too-large'
  | 'amount-on-attestation'
  | 'currency-wrong'
  | 'currency-without-money'
  | 'currency-without-rate'
  | 'date-missing'
  | 'date-wrong'
  | 'date-too-old'
  | 'date-to-come'
  | 'until-missing'
  | 'until-not-after'
  | 'until-on-metric'
  | 'key-missing'
  | 'key-not-kept'
  | 'owner-missing'
  | 'evidence-missing'
  | 'field-unknown'
  | 'field-missing'
  | 'nothing-told'
  | 'formula'
  | 'signs'
  | 'too-long'

export const LONGEST = { name: 80, short: 120, note: 500 } as const

/** Of every amount, whatever rules ask; others are those that rules read. */
export const AMOUNT_FIELDS = ['customer', 'line', 'region', 'how'] as const
export const PROFILE_FIELDS = ['region', 'country', 'segment', 'joined'] as const
