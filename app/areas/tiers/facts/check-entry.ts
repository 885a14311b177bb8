import { nearestName } from '~/platform/nearest-name'
import {
  ENTRY_FIELDS,
  ENTRY_KINDS,
  type Entry,
  type EntryField,
  type EntryKind,
  type EntryProblem,
  type EntryProblemCode,
  type EntryVocabulary,
  LONGEST,
  type TypedEntry,
} from './entry'
import { READERS, type Reading, type Report, shown } from './read-entry'
import { FACT_KINDS } from './read-facts'
import { readDay } from './written-values'

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
