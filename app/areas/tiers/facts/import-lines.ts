import {
  checkEntry,
  ENTRY_FIELDS,
  type Entry,
  type EntryProblemCode,
  type EntryVocabulary,
  type TypedEntry,
} from './entry'

/** The columns of a file of entries: one line, one entry. */
export const IMPORT_COLUMNS = ['partner', ...ENTRY_FIELDS] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]
/** Without these a line cannot say anything. */
export const NEEDED_COLUMNS: readonly ImportColumn[] = ['partner', 'kind', 'name', 'date']

export const IMPORT_LIMITS = { bytes: 2_000_000, lines: 5_000 } as const

/** Why nothing of a file can be used. */
export type FileProblemCode =
  | 'empty'
  | 'too-large'
  | 'too-many-lines'
  | 'not-text'
  | 'quotes'
  | 'column-unknown'
  | 'column-twice'
  | 'column-missing'

/** A line of the file by its columns; a column that the file does not have is empty. `line` counts from 1, the header included. */
export type TypedLine = {
  readonly line: number
  readonly cells: Readonly<Record<ImportColumn, string>>
  readonly extra: boolean
}

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
  readonly field: ImportColumn | null
  readonly params: Readonly<Record<string, string | number>>
}

export type CheckedLine = {
  readonly line: number
  readonly cells: TypedLine['cells']
  readonly partnerId: string | null
  readonly entry: Entry | null
  readonly verdict: 'accepted' | 'refused'
  readonly problems: readonly LineProblem[]
}

export type KnownPartner = { readonly id: string; readonly slug: string; readonly name: string }

/** Checks each line for itself: whose it is and what it says. `now` in epoch milliseconds. */
export function checkLines(
  lines: readonly TypedLine[],
  of: { partners: readonly KnownPartner[]; vocabulary: EntryVocabulary; now: number },
): CheckedLine[] {
  const find = partnerFinder(of.partners)
  return lines.map(({ line, cells, extra }) => {
    const partner = find(cells.partner)
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

const typedEntry = ({ partner: _partner, ...typed }: TypedLine['cells']): TypedEntry => typed

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
