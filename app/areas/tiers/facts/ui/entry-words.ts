import type { Translator } from '~/i18n/types'
import type { EntryKind, EntryProblemCode } from '../entry'
import type { FileProblemCode } from '../fact-file'
import type { IMPORT_COLUMNS, LineProblem, LineProblemCode } from '../import-lines'

type Words = Translator<'tiers'>

/** What is wrong with an entry, in a form or in a line of a file. */
export const PROBLEM_WORDS = {
  'kind-unknown': 'entry-problem.kind-unknown',
  'name-missing': 'entry-problem.name-missing',
  'metric-unknown': 'entry-problem.metric-unknown',
  'attestation-unknown': 'entry-problem.attestation-unknown',
  'amount-missing': 'entry-problem.amount-missing',
  'amount-not-a-number': 'entry-problem.amount-not-a-number',
  'amount-not-positive': 'entry-problem.amount-not-positive',
  'amount-not-whole': 'entry-problem.amount-not-whole',
  'amount-too-large': 'entry-problem.amount-too-large',
  'amount-on-attestation': 'entry-problem.amount-on-attestation',
  'date-missing': 'entry-problem.date-missing',
  'date-wrong': 'entry-problem.date-wrong',
  'date-too-old': 'entry-problem.date-too-old',
  'date-to-come': 'entry-problem.date-to-come',
  'until-not-after': 'entry-problem.until-not-after',
  'until-on-metric': 'entry-problem.until-on-metric',
  'kind-by-itself': 'entry-problem.kind-by-itself',
  'name-without-meaning': 'entry-problem.name-without-meaning',
  'record-unknown': 'entry-problem.record-unknown',
  'competency-unknown': 'entry-problem.competency-unknown',
  'currency-wrong': 'entry-problem.currency-wrong',
  'currency-without-money': 'entry-problem.currency-without-money',
  'currency-without-rate': 'entry-problem.currency-without-rate',
  'until-missing': 'entry-problem.until-missing',
  'key-missing': 'entry-problem.key-missing',
  'key-not-kept': 'entry-problem.key-not-kept',
  'owner-missing': 'entry-problem.owner-missing',
  'evidence-missing': 'entry-problem.evidence-missing',
  'field-unknown': 'entry-problem.field-unknown',
  'field-missing': 'entry-problem.field-missing',
  'nothing-told': 'entry-problem.nothing-told',
  formula: 'entry-problem.formula',
  signs: 'entry-problem.signs',
  'too-long': 'entry-problem.too-long',
  'partner-missing': 'entry-problem.partner-missing',
  'partner-unknown': 'entry-problem.partner-unknown',
  'partner-ambiguous': 'entry-problem.partner-ambiguous',
  'too-many-cells': 'entry-problem.too-many-cells',
  'same-as-line': 'entry-problem.same-as-line',
  'known-already': 'entry-problem.known-already',
} as const satisfies Record<LineProblemCode, string>

/** Columns are written in the file as they are; their names in words stand beside. */
export const COLUMN_WORDS = {
  partner: 'column.partner',
  kind: 'column.kind',
  name: 'column.name',
  key: 'column.key',
  amount: 'column.amount',
  currency: 'column.currency',
  date: 'column.date',
  until: 'column.until',
  customer: 'column.customer',
  line: 'column.line',
  region: 'column.region',
  how: 'column.how',
  owner: 'column.owner',
  evidence: 'column.evidence',
  note: 'column.note',
} as const satisfies Record<(typeof IMPORT_COLUMNS)[number], string>

/** Fields that rules declare are called as they are there. */
export const columnName = (t: Words, column: string): string =>
  Object.hasOwn(COLUMN_WORDS, column) ? t(COLUMN_WORDS[column as keyof typeof COLUMN_WORDS]) : column

const NAME_WORDS = {
  metric: 'entry.metric',
  attestation: 'entry.attestation',
  exception: 'entry.attestation',
  competency: 'entry.competency',
  record: 'column.name',
  profile: 'column.name',
} as const satisfies Record<EntryKind, string>

const FIELD_WORDS = {
  country: 'entry.country',
  segment: 'entry.segment',
  joined: 'entry.joined',
  key: 'entry.key',
} as const

/** What a field of a form is called. */
export function fieldLabel(t: Words, kind: EntryKind, field: string): string {
  if (field === 'name') return t(NAME_WORDS[kind])
  if (field === 'date') return t(kind === 'metric' ? 'entry.date' : 'entry.valid-from')
  if (field === 'until') return t('entry.until')
  if ((kind === 'profile' || field === 'key') && Object.hasOwn(FIELD_WORDS, field))
    return t(FIELD_WORDS[field as keyof typeof FIELD_WORDS])
  // A record's own fields are called as the rules call them, also where another kind has one of that name.
  if (kind === 'record' && field !== 'currency') return field
  return columnName(t, field)
}

/** Why a file cannot be read at all. */
export const FILE_PROBLEM_WORDS = {
  empty: 'file-problem.empty',
  'too-large': 'file-problem.too-large',
  'too-many-lines': 'file-problem.too-many-lines',
  'not-text': 'file-problem.not-text',
  quotes: 'file-problem.quotes',
  'json-wrong': 'file-problem.json-wrong',
  'json-shape': 'file-problem.json-shape',
  'column-unknown': 'file-problem.column-unknown',
  'column-twice': 'file-problem.column-twice',
  'column-missing': 'file-problem.column-missing',
} as const satisfies Record<FileProblemCode, string>

/** A problem of a form's field. */
export const fieldProblem = (
  t: Words,
  problem: { code: EntryProblemCode; params: Readonly<Record<string, string | number>> },
): string => t(PROBLEM_WORDS[problem.code], problem.params)

/** A problem of a line, with its column first; `date` writes epoch milliseconds. */
export function lineProblem(t: Words, problem: LineProblem, date: (at: number) => string): string {
  const { at, ...params } = problem.params
  const sentence = t(PROBLEM_WORDS[problem.code], typeof at === 'number' ? { ...params, date: date(at) } : params)
  return problem.field === null ? sentence : t('import.in-column', { column: columnName(t, problem.field), sentence })
}
