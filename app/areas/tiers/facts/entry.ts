import { addMonths } from '~/platform/calendar'
import { nearestName } from '~/platform/nearest-name'
import { compare, formatRational, parseRational, type Rational, rational, ZERO } from '~/platform/rational'
import type { FieldType, RateTable } from '../language/definitions'
import type { MetricUnit } from '../language/programme'
import { FACT_KINDS } from './read-facts'

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
  for (const [field, text] of Object.entries(typed)) checkText(text ?? '', field, report)

  const read: Reading = { text: (field) => (typed[field] ?? '').trim(), report, typed, now }
  const kind = readKind(read)
  if (kind !== 'profile') checkName(kind, read, vocabulary)
  const from = readFrom(kind, read)
  const entry = kind === null ? null : READERS[kind](read, from, vocabulary)
  return problems.length === 0 && entry ? { ok: true, entry } : { ok: false, problems: firstOfEach(problems) }
}

type Report = (field: EntryField, code: EntryProblemCode, params?: EntryProblem['params']) => null
type Reading = {
  readonly text: (field: string) => string
  readonly report: Report
  readonly typed: TypedEntry
  readonly now: number
}
type EntryReader = (read: Reading, from: number | null, vocabulary: EntryVocabulary) => Entry | null

const READERS: Record<EntryKind, EntryReader> = {
  metric: readMetric,
  record: readRecord,
  attestation: (read, from) => readAttestation(read, from, false),
  exception: (read, from) => readAttestation(read, from, true),
  competency: readCompetency,
  profile: readProfile,
}

const noteOf = ({ text }: Reading) => text('note') || null

function readMetric(read: Reading, from: number | null, vocabulary: EntryVocabulary): MetricEntry | null {
  const { text, report } = read
  if (text('until') !== '') report('until', 'until-on-metric')
  const metric = vocabulary.metrics.find(({ slug }) => slug === text('name'))
  const amount = checkAmount(text('amount'), metric?.unit ?? 'money', report)
  const currency = readCurrency(read, from, metric?.unit === 'money' ? metric.money : [])
  const fields = [...AMOUNT_FIELDS, ...(metric?.fields ?? [])]
  refuseOthers(read, ['amount', 'currency', ...fields])
  if (from === null || amount === null) return null
  const attributes = textsOf(read, fields)
  return { kind: 'metric', name: text('name'), amount, ...currency, from, attributes, note: noteOf(read) }
}

function readRecord(read: Reading, from: number | null, vocabulary: EntryVocabulary): RecordEntry | null {
  const { text, report } = read
  const record = vocabulary.records.find(({ slug }) => slug === text('name'))
  if (!record) return null
  const fields = Object.entries(record.fields)
  refuseOthers(read, ['key', 'currency', ...fields.map(([name]) => name)])
  if (record.lasts && text('key') === '') report('key', 'key-missing')
  if (!record.lasts && text('key') !== '') report('key', 'key-not-kept')
  if (fields.length > 0 && fields.every(([name]) => text(name) === ''))
    report(fields[0]?.[0] ?? 'name', 'field-missing')
  const numbers: Record<string, string> = {}
  const attributes: Record<string, string> = {}
  for (const [name, type] of fields.filter(([field]) => text(field) !== '')) {
    const value = text(name)
    if (type === 'text') attributes[name] = value
    else if (type === 'day') {
      const at = readDay(value)
      if (at === null) report(name, 'date-wrong', { text: shown(value) })
      else attributes[name] = writeDay(at)
    } else {
      const number = readAmount(value)
      if (number === null) report(name, 'amount-not-a-number', { text: shown(value) })
      else numbers[name] = formatRational(number)
    }
  }
  const currency = readCurrency(read, from, fields.some(([, type]) => type === 'money') ? record.money : [])
  if (from === null) return null
  const key = text('key') || null
  return { kind: 'record', name: record.slug, key, numbers, ...currency, from, attributes, note: noteOf(read) }
}

/** A currency that some rules have no rate for would count as nothing there. */
function readCurrency(
  { text, report }: Reading,
  from: number | null,
  money: readonly MoneyOf[],
): { currency?: string } {
  const currency = text('currency').toUpperCase()
  if (currency === '') return {}
  if (!/^[A-Z]{3}$/.test(currency)) return report('currency', 'currency-wrong', { text: shown(currency) }) ?? {}
  if (money.length === 0) return report('currency', 'currency-without-money') ?? {}
  const day = from === null ? null : writeDay(from)
  const rateOf = ({ currency: own, rates }: MoneyOf) =>
    own === currency || day === null || rates.findLast((table) => table.from <= day)?.rates[currency] !== undefined
  const known = [
    ...new Set(money.flatMap(({ currency: own, rates }) => [own, ...rates.flatMap((t) => Object.keys(t.rates))])),
  ]
  if (!money.every(rateOf))
    report('currency', 'currency-without-rate', { currency, day: day ?? '', known: known.join(', ') })
  return { currency }
}

function readAttestation(read: Reading, from: number | null, isException: boolean): AttestationEntry | null {
  const { text, report } = read
  if (text('amount') !== '') report('amount', 'amount-on-attestation')
  refuseOthers(read, ['amount', 'owner', 'evidence'])
  if (isException && text('owner') === '') report('owner', 'owner-missing')
  if (isException && text('evidence') === '') report('evidence', 'evidence-missing')
  if (isException && text('until') === '') report('until', 'until-missing')
  const until = readUntil(read, from)
  if (from === null || until === undefined) return null
  const attributes = { ...(isException ? { as: 'exception' } : {}), ...textsOf(read, ['owner', 'evidence']) }
  const more = Object.keys(attributes).length === 0 ? {} : { attributes }
  return { kind: 'attestation', name: text('name'), from, until, ...more, note: noteOf(read) }
}

function readCompetency(read: Reading, from: number | null): CompetencyEntry | null {
  refuseOthers(read, [])
  const until = readUntil(read, from)
  if (from === null || until === undefined) return null
  return { kind: 'competency', name: read.text('name'), from, until, note: noteOf(read) }
}

function readProfile(read: Reading, from: number | null): ProfileEntry | null {
  refuseOthers(read, [...PROFILE_FIELDS])
  if (read.text('name') !== '') read.report('name', 'name-without-meaning')
  const joined = read.text('joined')
  if (joined !== '' && readDay(joined) === null) read.report('joined', 'date-wrong', { text: shown(joined) })
  const attributes = textsOf(read, PROFILE_FIELDS)
  if (Object.keys(attributes).length === 0) read.report('segment', 'nothing-told')
  return from === null ? null : { kind: 'profile', from, attributes, note: noteOf(read) }
}

/** Undefined when the end is wrong. */
function readUntil({ text, report }: Reading, from: number | null): number | null | undefined {
  if (text('until') === '') return null
  const until = readDay(text('until'))
  if (until === null) report('until', 'date-wrong', { text: shown(text('until')) })
  else if (from !== null && until <= from) report('until', 'until-not-after')
  else return until
  return undefined
}

const textsOf = ({ text }: Reading, fields: readonly string[]): Record<string, string> =>
  Object.fromEntries([...new Set(fields)].map((name) => [name, text(name)]).filter(([, value]) => value !== ''))

/** What a kind does not say is refused, so that nothing typed is lost. */
function refuseOthers({ typed, text, report }: Reading, fields: readonly string[]): void {
  const known = ['kind', 'name', 'date', 'until', 'note', ...fields]
  for (const field of Object.keys(typed)) {
    if (text(field) === '' || known.includes(field)) continue
    const meant = nearestName(field, fields)
    report(field, 'field-unknown', { field: shown(field), close: meant ? 'yes' : 'no', meant: meant ?? '' })
  }
}

function checkName(kind: EntryKind | null, { text, report }: Reading, vocabulary: EntryVocabulary): void {
  if (text('name') === '') return void report('name', 'name-missing')
  if (kind === null || kind === 'profile') return
  const [code, names] = {
    metric: ['metric-unknown', vocabulary.metrics] as const,
    record: ['record-unknown', vocabulary.records] as const,
    attestation: ['attestation-unknown', vocabulary.attestations] as const,
    exception: ['attestation-unknown', vocabulary.attestations] as const,
    competency: ['competency-unknown', vocabulary.competencies] as const,
  }[kind]
  const known = names.map(({ slug }) => slug)
  if (known.includes(text('name'))) return
  const meant = nearestName(text('name'), known)
  report('name', code, { name: shown(text('name')), close: meant ? 'yes' : 'no', meant: meant ?? '' })
}

/** What only happens cannot lie in the future. */
function readFrom(kind: EntryKind | null, { text, report, now }: Reading): number | null {
  if (text('date') === '') return report('date', 'date-missing')
  const from = readDay(text('date'))
  if (from === null) return report('date', 'date-wrong', { text: shown(text('date')) })
  if (from < EARLIEST) return report('date', 'date-too-old', { text: shown(text('date')) })
  // Somewhere on Earth it is tomorrow already.
  if ((kind === 'metric' || kind === 'record') && from > now + HALF_A_DAY)
    return report('date', 'date-to-come', { text: shown(text('date')) })
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

function readKind({ text, report }: Reading): EntryKind | null {
  const plain = text('kind').toLowerCase()
  const kind = ENTRY_KINDS.find((one) => one === plain) ?? null
  if (kind === null) {
    const meant = nearestName(plain, ENTRY_KINDS)
    const params = { text: shown(plain), close: meant ? 'yes' : 'no', meant: meant ?? '' }
    report('kind', (FACT_KINDS as readonly string[]).includes(plain) ? 'kind-by-itself' : 'kind-unknown', params)
  }
  return kind
}

/** Where a minus is never a number's. */
const KEPT_AS_TEXT = ENTRY_FIELDS.filter((field) => field !== 'amount') as readonly string[]

function checkText(text: string, field: EntryField, report: Report): void {
  const limit =
    field === 'note' || field === 'evidence'
      ? LONGEST.note
      : (ENTRY_FIELDS as readonly string[]).slice(0, 7).includes(field)
        ? LONGEST.name
        : LONGEST.short
  if (text.length > limit) report(field, 'too-long', { limit })
  // A minus before digits is a number; everything else that begins so is a formula to a spreadsheet.
  if (/^\s*[=+@]|^[\t\r]|^\s*-(?!\d)/.test(text) || (KEPT_AS_TEXT.includes(field) && /^\s*-/.test(text)))
    report(field, 'formula')
  if (/[\p{Cc}\u2028\u2029]/u.test(text.replace(/\r?\n/g, ' ').trim())) report(field, 'signs')
}

/** One sentence a field is enough, the first that was found; in the order of the fields. */
const firstOfEach = (problems: readonly EntryProblem[]): EntryProblem[] =>
  [...new Set([...ENTRY_FIELDS, ...problems.map(({ field }) => field)])].flatMap(
    (field) => problems.find((problem) => problem.field === field) ?? [],
  )

const shown = (text: string) => text.trim().slice(0, 40)
