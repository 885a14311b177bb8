import type { Translator } from '~/i18n/types'
import type { EntryProblemCode } from '../entry'
import type { FileProblemCode, ImportColumn, LineProblem, LineProblemCode } from '../import-lines'

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
  amount: 'column.amount',
  date: 'column.date',
  until: 'column.until',
  customer: 'column.customer',
  line: 'column.line',
  note: 'column.note',
} as const satisfies Record<ImportColumn, string>

/** Why a file cannot be read at all. */
export const FILE_PROBLEM_WORDS = {
  empty: 'file-problem.empty',
  'too-large': 'file-problem.too-large',
  'too-many-lines': 'file-problem.too-many-lines',
  'not-text': 'file-problem.not-text',
  quotes: 'file-problem.quotes',
  'column-unknown': 'file-problem.column-unknown',
  'column-twice': 'file-problem.column-twice',
  'column-missing': 'file-problem.column-missing',
} as const satisfies Record<FileProblemCode, string>

type Words = Translator<'tiers'>

/** A problem of a form's field. */
export const fieldProblem = (
  t: Words,
  problem: { code: EntryProblemCode; params: Readonly<Record<string, string | number>> },
): string => t(PROBLEM_WORDS[problem.code], problem.params)

/** A problem of a line, with its column first; `date` writes epoch milliseconds. */
export function lineProblem(t: Words, problem: LineProblem, date: (at: number) => string): string {
  const { at, ...params } = problem.params
  const sentence = t(PROBLEM_WORDS[problem.code], typeof at === 'number' ? { ...params, date: date(at) } : params)
  return problem.field === null ? sentence : t('import.in-column', { column: t(COLUMN_WORDS[problem.field]), sentence })
}
