import { checkEntry } from './check-entry'
import {
  ENTRY_FIELDS,
  type Entry,
  type EntryProblemCode,
  type EntryVocabulary,
  PROFILE_FIELDS,
  type TypedEntry,
} from './entry'
import { type FileLine, NONE } from './fact-file'

/** The columns of a file of entries: one line, one entry. */
export const IMPORT_COLUMNS = ['partner', ...ENTRY_FIELDS] as const
/** Without these a line cannot say anything. */
export const NEEDED_COLUMNS: readonly string[] = ['partner', 'kind', 'date']

export const IMPORT_LIMITS = { bytes: 2_000_000, lines: 5_000 } as const

export type LineProblemCode =
  | EntryProblemCode
  | 'partner-missing'
  | 'partner-unknown'
  | 'partner-ambiguous'
  | 'too-many-cells'
  | 'same-as-line'
  | 'known-already'

export type LineProblem = {
  readonly code: LineProblemCode
  readonly field: string | null
  readonly params: Readonly<Record<string, string | number>>
}

export type CheckedLine = {
  readonly line: number
  readonly cells: FileLine['cells']
  readonly partnerId: string | null
  readonly entry: Entry | null
  readonly verdict: 'accepted' | 'refused'
  readonly problems: readonly LineProblem[]
}

export type KnownPartner = { readonly id: string; readonly slug: string; readonly name: string }

/** Checks each line for itself: whose it is and what it says. `now` in epoch milliseconds. */
export function checkLines(
  lines: readonly FileLine[],
  of: { partners: readonly KnownPartner[]; vocabulary: EntryVocabulary; now: number },
): CheckedLine[] {
  const find = partnerFinder(of.partners)
  return lines.map(({ line, cells, extra }) => {
    const partner = find(cells.partner ?? '')
    const checked = checkEntry(typedEntry(cells), of.vocabulary, of.now)
    const problems: LineProblem[] = [
      ...(extra ? [{ code: 'too-many-cells', field: null, params: {} } as const] : []),
      ...('code' in partner ? [partner] : []),
      ...(checked.ok ? [] : checked.problems),
    ]
    return {
      line,
      cells,
      partnerId: 'id' in partner ? partner.id : null,
      entry: checked.ok ? checked.entry : null,
      verdict: problems.length === 0 ? 'accepted' : 'refused',
      problems,
    }
  })
}

/**
 * What makes two lines the same: everything they say. Two sales of one amount on one day to one customer are told apart
 * by their note.
 */
export const lineIdentity = (partnerId: string, entry: Entry) => ({ partnerId, ...entry })

/**
 * What a line says of the fact. Fields may stand under `attributes` and `numbers`; a name, a source and a moment of
 * knowledge are given by the import itself, which tells where the line stands and when it was applied.
 */
const typedEntry = (cells: FileLine['cells']): TypedEntry =>
  Object.fromEntries(
    Object.entries(cells)
      .filter(([name]) => !GIVEN.includes(name))
      .map(([name, text]) => [name.replace(FIELD_PREFIX, ''), name === 'until' && text === NONE ? '' : text]),
  )

const GIVEN: readonly string[] = ['partner', 'id', 'source', 'known']
const FIELD_PREFIX = /^(attributes|numbers)\./

/** The first column of a file that no kind of entry has; `fields` are those that the rules declare. */
export function unknownColumn(columns: readonly string[], fields: readonly string[]): string | undefined {
  const known: readonly string[] = [...IMPORT_COLUMNS, ...GIVEN, ...PROFILE_FIELDS, ...fields]
  return columns.find((name) => name !== '' && !known.includes(name.replace(FIELD_PREFIX, '')))
}

/** By slug or by the exact name, large and small letters alike. */
function partnerFinder(partners: readonly KnownPartner[]) {
  const bySlug = new Map(partners.map((partner) => [partner.slug, partner]))
  const byName = new Map<string, KnownPartner[]>()
  for (const partner of partners) {
    const key = fold(partner.name)
    byName.set(key, [...(byName.get(key) ?? []), partner])
  }
  return (text: string): KnownPartner | LineProblem => {
    const params = { text: text.trim().slice(0, 60) }
    if (params.text === '') return { code: 'partner-missing', field: 'partner', params: {} }
    const slug = bySlug.get(text.trim().toLowerCase())
    if (slug) return slug
    const named = byName.get(fold(text)) ?? []
    if (named.length > 1) return { code: 'partner-ambiguous', field: 'partner', params }
    return named[0] ?? { code: 'partner-unknown', field: 'partner', params }
  }
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
