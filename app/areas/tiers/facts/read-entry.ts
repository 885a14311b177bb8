import { nearestName } from '~/platform/nearest-name'
import { compare, formatRational, rational, ZERO } from '~/platform/rational'
import type { MetricUnit } from '../language/programme'
import {
  AMOUNT_FIELDS,
  type AttestationEntry,
  type CompetencyEntry,
  type Entry,
  type EntryField,
  type EntryKind,
  type EntryProblem,
  type EntryProblemCode,
  type EntryVocabulary,
  type MetricEntry,
  type MoneyOf,
  PROFILE_FIELDS,
  type ProfileEntry,
  type RecordEntry,
  type TypedEntry,
} from './entry'
import { readAmount, readDay, writeDay } from './written-values'

export type Report = (field: EntryField, code: EntryProblemCode, params?: EntryProblem['params']) => null
/** What was typed, how a text of it is asked for, and where problems go. */
export type Reading = {
  readonly text: (field: string) => string
  readonly report: Report
  readonly typed: TypedEntry
  readonly now: number
}
type EntryReader = (read: Reading, from: number | null, vocabulary: EntryVocabulary) => Entry | null

/** What an entry of each kind says; null when something of it is wrong. */
export const READERS: Record<EntryKind, EntryReader> = {
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

const LARGEST = rational(10n ** 13n)

/** An amount that may stand in an entry or a correction: above zero, whole where things are counted. */
function checkAmount(text: string, unit: MetricUnit, report: Report): string | null {
  if (text.trim() === '') return report('amount', 'amount-missing')
  const amount = readAmount(text)
  if (amount === null) return report('amount', 'amount-not-a-number', { text: shown(text) })
  if (compare(amount, ZERO) <= 0) return report('amount', 'amount-not-positive', { text: shown(text) })
  if (compare(amount, LARGEST) > 0) return report('amount', 'amount-too-large')
  if (unit === 'count' && amount.den !== 1n) return report('amount', 'amount-not-whole', { text: shown(text) })
  return formatRational(amount)
}

/** As much of what was typed as a sentence has room for. */
export const shown = (text: string) => text.trim().slice(0, 40)
