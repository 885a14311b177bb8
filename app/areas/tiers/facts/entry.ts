import { addMonths } from '~/platform/calendar'
import { compare, formatRational, parseRational, type Rational, rational, ZERO } from '~/platform/rational'
import type { MetricUnit } from '../language/programme'

/** What a person tells the programme about a partner: an amount of a metric, or that something is vouched for. */
export type Entry = MetricEntry | AttestationEntry

export type MetricEntry = {
  readonly kind: 'metric'
  readonly name: string
  /** Canonical rational; money in major units of the programme's currency. */
  readonly amount: string
  /** Start of the day, epoch milliseconds UTC. */
  readonly from: number
  readonly attributes: Readonly<Record<string, string>>
  readonly note: string | null
}

export type AttestationEntry = {
  readonly kind: 'attestation'
  readonly name: string
  readonly from: number
  /** The first day on which it no longer counts; null without an end. */
  readonly until: number | null
  readonly note: string | null
}

/** An entry as it was typed, in a form or in a cell of a file. */
export type TypedEntry = Readonly<Record<EntryField, string>>
export const ENTRY_FIELDS = ['kind', 'name', 'amount', 'date', 'until', 'customer', 'line', 'note'] as const
export type EntryField = (typeof ENTRY_FIELDS)[number]

/** What may be entered: the names that rules read. */
export type EntryVocabulary = {
  readonly metrics: readonly { readonly slug: string; readonly unit: MetricUnit }[]
  readonly attestations: readonly { readonly slug: string }[]
}

export type EntryProblem = {
  readonly field: EntryField
  readonly code: EntryProblemCode
  readonly params: Readonly<Record<string, string | number>>
}

export type EntryProblemCode =
  | 'kind-unknown'
  | 'name-missing'
  | 'metric-unknown'
  | 'attestation-unknown'
  | 'amount-missing'
  | 'amount-not-a-number'
  | 'amount-not-positive'
  | 'amount-not-whole'
  | 'amount-too-large'
  | 'amount-on-attestation'
  | 'date-missing'
  | 'date-wrong'
  | 'date-too-old'
  | 'date-to-come'
  | 'until-not-after'
  | 'until-on-metric'
  | 'formula'
  | 'signs'
  | 'too-long'

export const LONGEST = { name: 80, short: 120, note: 500 } as const

/**
 * Reads what was typed; either the entry, or everything that is wrong with it. `now` in epoch milliseconds.
 *
 * Cells that a spreadsheet would take for a formula are refused rather than escaped: they are never meant, and every
 * export of them would need care for ever after.
 */
export function checkEntry(
  typed: TypedEntry,
  vocabulary: EntryVocabulary,
  now: number,
): { readonly ok: true; readonly entry: Entry } | { readonly ok: false; readonly problems: readonly EntryProblem[] } {
  const problems: EntryProblem[] = []
  const report = (field: EntryField, code: EntryProblemCode, params: EntryProblem['params'] = {}) => {
    problems.push({ field, code, params })
    return null
  }
  for (const field of ENTRY_FIELDS) checkText(typed[field], field, report)

  const kind = readKind(typed.kind)
  if (kind === null) report('kind', 'kind-unknown', { text: shown(typed.kind) })
  const name = typed.name.trim()
  const metric = vocabulary.metrics.find(({ slug }) => slug === name)
  if (name === '') report('name', 'name-missing')
  else if (kind === 'metric' && !metric) report('name', 'metric-unknown', { name: shown(name) })
  else if (kind === 'attestation' && !vocabulary.attestations.some(({ slug }) => slug === name))
    report('name', 'attestation-unknown', { name: shown(name) })

  const from = readFrom(typed.date, kind, now, report)
  let entry: Entry | null = null
  if (kind === 'metric') entry = readMetric(typed, name, from, metric?.unit ?? 'money', report)
  if (kind === 'attestation') entry = readAttestation(typed, name, from, report)
  return problems.length === 0 && entry ? { ok: true, entry } : { ok: false, problems: firstOfEach(problems) }
}

type Report = (field: EntryField, code: EntryProblemCode, params?: EntryProblem['params']) => null

function readMetric(
  typed: TypedEntry,
  name: string,
  from: number | null,
  unit: MetricUnit,
  report: Report,
): MetricEntry | null {
  if (typed.until.trim() !== '') report('until', 'until-on-metric')
  const amount = checkAmount(typed.amount, unit, report)
  const attributes = Object.fromEntries(
    (['customer', 'line'] as const).map((key) => [key, typed[key].trim()]).filter(([, value]) => value !== ''),
  )
  if (from === null || amount === null) return null
  return { kind: 'metric', name, amount, from, attributes, note: typed.note.trim() || null }
}

function readAttestation(
  typed: TypedEntry,
  name: string,
  from: number | null,
  report: Report,
): AttestationEntry | null {
  if (typed.amount.trim() !== '') report('amount', 'amount-on-attestation')
  const until = typed.until.trim() === '' ? null : readDay(typed.until)
  if (typed.until.trim() !== '' && until === null) return report('until', 'date-wrong', { text: shown(typed.until) })
  if (from === null) return null
  if (until !== null && until <= from) return report('until', 'until-not-after')
  return { kind: 'attestation', name, from, until, note: typed.note.trim() || null }
}

function readFrom(text: string, kind: Entry['kind'] | null, now: number, report: Report): number | null {
  if (text.trim() === '') return report('date', 'date-missing')
  const from = readDay(text)
  if (from === null) return report('date', 'date-wrong', { text: shown(text) })
  if (from < EARLIEST) return report('date', 'date-too-old', { text: shown(text) })
  // Somewhere on Earth it is tomorrow already.
  if (kind === 'metric' && from > now + HALF_A_DAY) return report('date', 'date-to-come', { text: shown(text) })
  return from
}

const EARLIEST = Date.UTC(2000, 0, 1)
const HALF_A_DAY = 14 * 3_600_000
const LARGEST = rational(10n ** 13n)

/** An amount that may stand in an entry or a correction: above zero, whole where things are counted. */
export function checkAmount(text: string, unit: MetricUnit, report: Report): string | null {
  if (text.trim() === '') return report('amount', 'amount-missing')
  const amount = readAmount(text)
  if (amount === null) return report('amount', 'amount-not-a-number', { text: shown(text) })
  if (compare(amount, ZERO) <= 0) return report('amount', 'amount-not-positive', { text: shown(text) })
  if (compare(amount, LARGEST) > 0) return report('amount', 'amount-too-large')
  if (unit === 'count' && amount.den !== 1n) return report('amount', 'amount-not-whole', { text: shown(text) })
  return formatRational(amount)
}

/** Digits of the Arabic and Persian scripts are read as the same numbers. */
const latinDigits = (text: string) =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)).replace('٫', '.')

/**
 * A decimal number as people write it: a point or, before one or two last digits, a comma for decimals; no signs for
 * thousands, because `1,250` is one number in Athens and another in Boston.
 */
export function readAmount(text: string): Rational | null {
  const plain = latinDigits(text.trim()).replace(/^(-?\d+),(\d{1,2})$/, '$1.$2')
  return /^-?\d{1,20}(\.\d{1,6})?$/.test(plain) ? parseRational(plain) : null
}

/** The start of a day written as `2026-07-01`, in epoch milliseconds UTC; null for anything else, such as 30 February. */
export function readDay(text: string): number | null {
  const plain = latinDigits(text.trim())
  if (!/^\d{4}-\d{2}-\d{2}$/.test(plain)) return null
  const at = Date.parse(`${plain}T00:00:00Z`)
  if (Number.isNaN(at)) return null
  return new Date(at).toISOString().startsWith(plain) ? at : null
}

/** The day of a moment as it is written in forms and files. */
export const writeDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** A year after a day: what a form proposes for an attestation's end. */
export const aYearAfter = (at: number): number => addMonths(at, 12)

function readKind(text: string): Entry['kind'] | null {
  const plain = text.trim().toLowerCase()
  return plain === 'metric' || plain === 'attestation' ? plain : null
}

function checkText(text: string, field: EntryField, report: Report): void {
  const limit =
    field === 'note' ? LONGEST.note : field === 'customer' || field === 'line' ? LONGEST.short : LONGEST.name
  if (text.length > limit) report(field, 'too-long', { limit })
  // A minus before digits is a number; everything else that begins so is a formula to a spreadsheet.
  if (/^\s*[=+@]|^[\t\r]|^\s*-(?!\d)/.test(text) || (field !== 'amount' && /^\s*-/.test(text))) report(field, 'formula')
  if (/[\p{Cc}\u2028\u2029]/u.test(text.replace(/\r?\n/g, ' ').trim())) report(field, 'signs')
}

/** One sentence a field is enough, the first that was found; in the order of the fields. */
const firstOfEach = (problems: readonly EntryProblem[]): EntryProblem[] =>
  ENTRY_FIELDS.flatMap((field) => problems.find((problem) => problem.field === field) ?? [])

const shown = (text: string) => text.trim().slice(0, 40)
