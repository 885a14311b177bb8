import { nearestName } from '~/platform/nearest-name'
import { formatRational, parseRational } from '~/platform/rational'
import type { FieldType } from '../language/definitions'
import type { Programme } from '../language/programme'
import { EMPTY, type FileLine, type FileProblem, NONE, readFactFile } from './fact-file'
import type { Fact, Replacement } from './facts'

/**
 * Facts from a file, without a database. CSV and JSON have the same members; in CSV each is a column, in JSON the file
 * is a list of objects, or `{ "facts": [ … ] }`.
 *
 * | member | of | what it is |
 * |---|---|---|
 * | `partner`, `kind` | every fact | the partner's short name; one of `FACT_KINDS` |
 * | `date`, `until` | every fact | from when it is true, and the first moment at which it is not any more (`none`, or left out: no end). A day (`2026-07-01`, its start in UTC) or a moment (`2026-07-01T10:30:00.000Z`) |
 * | `known` | every fact | when it became known; left out: when it became true |
 * | `id` | every fact | its own name, by which corrections and ends mean it; left out: `line-` and its line |
 * | `source` | every fact | where it comes from; left out: `options.source` |
 * | `name` | most | of the metric, record, attestation, competency, certification, course; of a `demotion-approved` and a `tier-kept` the track |
 * | `amount`, `currency` | metric | `1250.50`, or exactly `1/3`; ISO 4217, left out: the programme's |
 * | `key`, `currency` | record | which thing it tells of, for a record that lasts |
 * | `person` | people's facts | who; of an attestation and a record, where they are about a person |
 * | `roles`, `because` | membership | roles with spaces between (JSON: a list); `joined`, `roles` or `opened` |
 * | `because` | membership-ended | `left`, `roles` or `closed` |
 * | `revokes` | certificate-revoked | the id of the fact that ends; left out: all of the person's for the certification |
 * | `tier` | demotion-approved, tier-kept | the tier that is taken away, or kept until `until` |
 * | `corrects`, `becomes.…` | correction | the id of what it corrects, and what that says from now on; without a `becomes.…` it is withdrawn |
 *
 * Every other member is a field: of a record, a number or a text as the programme declares it (without a declaration,
 * as it looks), of other facts an attribute (`line`, `customer`, `region`, `how`). `numbers.price` and `attributes.line`,
 * in JSON the objects `numbers` and `attributes`, say which it is. An empty cell is as good as none.
 *
 * JSON numbers are read as they are written in decimals; amounts of more than fifteen digits are written as texts.
 *
 * @example
 * { "facts": [
 *   { "partner": "bluefern", "kind": "metric", "name": "revenue", "amount": 1250.5, "currency": "USD", "date": "2026-03-14", "line": "cloud" },
 *   { "partner": "bluefern", "kind": "record", "name": "app", "key": "sync", "date": "2026-01-01", "installs": 500 },
 *   { "partner": "bluefern", "kind": "certificate-held", "id": "c1", "person": "ana", "name": "integration-associate", "date": "2026-02-01", "until": "2028-02-01" },
 *   { "partner": "bluefern", "kind": "correction", "corrects": "c1", "date": "2026-03-01", "becomes": { "until": "2027-02-01" } } ] }
 */
export function readFacts(
  text: string,
  options: { source?: string; programme?: Pick<Programme, 'definitions'>; lines?: number } = {},
): ReadFacts {
  const file = readFactFile(text, options.lines === undefined ? undefined : { lines: options.lines })
  if (!file.ok) return { facts: [], problems: [], file: file.problem }
  const problems: FactProblem[] = []
  const facts = file.lines.flatMap((line) => readFact(line, options, problems) ?? [])
  return { facts, problems: [...problems, ...namesTwice(facts, file.lines)], file: null }
}

export type ReadFacts = {
  /** `partnerId` is the partner's name as it stands in the file. */
  readonly facts: readonly Fact[]
  /** Of the lines that could not be read; the others are in `facts`. */
  readonly problems: readonly FactProblem[]
  /** Why nothing of the file can be used; null when it can. */
  readonly file: FileProblem | null
}

export type FactProblem = {
  readonly line: number
  /** The member that is wrong; null for the fact as a whole. */
  readonly column: string | null
  readonly code: FactProblemCode
  /** `text` is what stands there, `meant` the nearest that could. */
  readonly params: Readonly<Record<string, string | number>>
}

export type FactProblemCode =
  | 'missing'
  | 'kind-unknown'
  | 'word-unknown'
  | 'date-wrong'
  | 'until-not-after'
  | 'number-wrong'
  | 'currency-wrong'
  | 'id-twice'
  | 'too-many-cells'

export const FACT_KINDS = [
  'membership',
  'membership-ended',
  'certificate-held',
  'certificate-revoked',
  'course-completed',
  'metric',
  'record',
  'attestation',
  'competency',
  'profile',
  'demotion-approved',
  'tier-kept',
  'correction',
] as const satisfies readonly Fact['kind'][]

/** Members of every fact, which are never its fields. */
const COMMON = ['id', 'partner', 'kind', 'date', 'until', 'known', 'source', 'note'] as const

const OWN = {
  membership: ['person', 'roles', 'because'],
  'membership-ended': ['person', 'because'],
  'certificate-held': ['person', 'name'],
  'certificate-revoked': ['person', 'name', 'revokes'],
  'course-completed': ['person', 'name'],
  metric: ['name', 'amount', 'currency'],
  record: ['name', 'key', 'person', 'currency'],
  attestation: ['name', 'person'],
  competency: ['name'],
  profile: [],
  'demotion-approved': ['name', 'tier'],
  'tier-kept': ['name', 'tier'],
  correction: ['corrects'],
} as const satisfies Record<Fact['kind'], readonly string[]>

/** The columns that a kind reads itself, so that none of its fields can have their names. */
export const columnsOf = (kind: Fact['kind']): readonly string[] => [...COMMON, ...OWN[kind]]

/** The cells of a line that are fields of what it tells: all that the kind does not read itself. */
export function fieldCells(kind: Fact['kind'], cells: FileLine['cells']): [string, string][] {
  const own = columnsOf(kind)
  return Object.entries(cells).filter(([name, text]) => !own.includes(name) && text.trim() !== '')
}

type Reading = {
  text(name: string): string
  needed(name: string): string
  moment(name: string): number | null
  number(name: string, text: string): string
  oneOf<Word extends string>(name: string, words: readonly Word[], otherwise: Word): Word
  report(column: string | null, code: FactProblemCode, params?: FactProblem['params']): void
}

function readFact(
  line: FileLine,
  options: { source?: string; programme?: Pick<Programme, 'definitions'> },
  problems: FactProblem[],
): Fact | null {
  const before = problems.length
  const reading = readerOf(line, problems)
  if (line.extra) reading.report(null, 'too-many-cells')
  const kind = reading.text('kind').toLowerCase()
  if (!isKind(kind)) {
    reading.report('kind', kind === '' ? 'missing' : 'kind-unknown', { text: shown(kind), ...meant(kind, FACT_KINDS) })
    return null
  }
  const from = reading.text('date') === '' ? null : reading.moment('date')
  if (reading.text('date') === '') reading.report('date', 'missing')
  const until = reading.moment('until')
  if (from !== null && until !== null && until <= from) reading.report('until', 'until-not-after')
  const { attributes, numbers } = fieldsOf(kind, line, options.programme, reading)
  const dated = {
    id: reading.text('id') || `line-${line.line}`,
    partnerId: reading.needed('partner'),
    trueFrom: from ?? 0,
    trueUntil: until,
    knownAt: reading.moment('known') ?? from ?? 0,
    source: reading.text('source') || (options.source ?? 'file'),
    attributes,
  }
  const fact = { ...dated, ...ownMembers(kind, numbers, line, reading) } as Fact
  return problems.length === before ? fact : null
}

/** What a kind has beside what all facts have. */
function ownMembers(kind: Fact['kind'], numbers: Record<string, string>, line: FileLine, read: Reading) {
  const person = () => ({ personId: read.needed('person') })
  const currency = () => currencyOf(read)
  switch (kind) {
    case 'membership':
      return {
        ...{ kind, ...person(), roles: wordsOf(read.text('roles')) },
        because: read.oneOf('because', ['joined', 'roles', 'opened'], 'joined'),
      }
    case 'membership-ended':
      return { kind, ...person(), because: read.oneOf('because', ['left', 'roles', 'closed'], 'left') }
    case 'certificate-held':
      return { kind, ...person(), certification: read.needed('name') }
    case 'certificate-revoked':
      return { kind, ...person(), certification: read.needed('name'), revokes: read.text('revokes') || null }
    case 'course-completed':
      return { kind, ...person(), course: read.needed('name') }
    case 'metric':
      return {
        kind,
        metric: read.needed('name'),
        amount: read.number('amount', read.needed('amount')),
        ...currency(),
      }
    case 'record': {
      const of = { record: read.needed('name'), key: read.text('key') || null, personId: read.text('person') || null }
      return { kind, ...of, numbers, ...currency() }
    }
    case 'attestation':
      return { kind, attestation: read.needed('name'), personId: read.text('person') || null }
    case 'competency':
      return { kind, competency: read.needed('name') }
    case 'profile':
      return { kind }
    case 'demotion-approved':
      return { kind, track: read.needed('name'), tier: read.needed('tier') }
    case 'tier-kept':
      read.needed('until')
      return { kind, track: read.needed('name'), tier: read.needed('tier') }
    case 'correction':
      return { kind, corrects: read.needed('corrects'), becomes: replacementOf(line, read) }
  }
}

function currencyOf(read: Reading): { currency?: string } {
  const currency = read.text('currency').toUpperCase()
  if (currency === '') return {}
  if (!/^[A-Z]{3}$/.test(currency)) read.report('currency', 'currency-wrong', { text: shown(currency) })
  return { currency }
}

function fieldsOf(
  kind: Fact['kind'],
  line: FileLine,
  programme: Pick<Programme, 'definitions'> | undefined,
  read: Reading,
): { attributes: Record<string, string>; numbers: Record<string, string> } {
  const attributes: Record<string, string> = {}
  const numbers: Record<string, string> = {}
  const declared = programme?.definitions?.records.find(({ slug }) => slug === read.text('name'))?.fields
  for (const [column, cell] of fieldCells(kind, line.cells)) {
    const text = cell.trim()
    if (column === 'becomes' || column.startsWith('becomes.')) continue
    const [, told, rest] = /^(numbers|attributes)(?:\.(.+))?$/.exec(column) ?? []
    if (told !== undefined && rest === undefined) continue
    const field = rest ?? column
    const isNumber =
      kind === 'record' && (told === undefined ? isNumeric(own(declared, field), text) : told === 'numbers')
    if (isNumber) numbers[field] = read.number(column, text)
    else attributes[field] = text
  }
  return { attributes, numbers }
}

const isNumeric = (type: FieldType | undefined, text: string): boolean =>
  type === undefined ? parseRational(text) !== null : type === 'money' || type === 'number'

function replacementOf(line: FileLine, read: Reading): Replacement | null {
  const cells = Object.entries(line.cells).filter(([name, text]) => name.startsWith('becomes.') && text.trim() !== '')
  if (cells.length === 0) return read.text('becomes') === EMPTY ? {} : null
  const under = (member: string) =>
    cells.filter(([name]) => name.startsWith(`becomes.${member}.`)).map(([name, text]) => [name, text.trim()] as const)
  const field = (member: string, name: string) => name.slice(`becomes.${member}.`.length)
  const has = (member: string) => read.text(`becomes.${member}`) !== ''
  const [numbers, attributes] = [under('numbers'), under('attributes')]
  return {
    ...(has('date') && { trueFrom: read.moment('becomes.date') ?? 0 }),
    ...(has('until') && { trueUntil: read.moment('becomes.until') }),
    ...(has('amount') && { amount: read.number('becomes.amount', read.text('becomes.amount')) }),
    ...(has('roles') && { roles: wordsOf(read.text('becomes.roles')) }),
    ...((numbers.length > 0 || has('numbers')) && {
      numbers: Object.fromEntries(
        numbers.map(([name, text]) => [field('numbers', name), read.number(name, text)] as const),
      ),
    }),
    ...((attributes.length > 0 || has('attributes')) && {
      attributes: Object.fromEntries(attributes.map(([name, text]) => [field('attributes', name), text])),
    }),
  }
}

function readerOf({ line, cells }: FileLine, problems: FactProblem[]): Reading {
  const text = (name: string) => (own(cells, name) ?? '').trim()
  const report: Reading['report'] = (column, code, params = {}) => problems.push({ line, column, code, params })
  return {
    ...{ text, report },
    needed(name) {
      if (text(name) === '') report(name, 'missing')
      return text(name)
    },
    moment(name) {
      if (text(name) === '' || text(name) === NONE) return null
      const at = readMoment(text(name))
      if (at === null) report(name, 'date-wrong', { text: shown(text(name)) })
      return at
    },
    number(name, written) {
      if (written === '') return '0/1'
      const value = parseRational(written)
      if (value === null) report(name, 'number-wrong', { text: shown(written) })
      return value === null ? '0/1' : formatRational(value)
    },
    oneOf(name, words, otherwise) {
      const word = words.find((one) => one === text(name))
      if (word === undefined && text(name) !== '')
        report(name, 'word-unknown', { text: shown(text(name)), words: words.join(', ') })
      return word ?? otherwise
    },
  }
}

/** A day, at its start in UTC, or a moment, in epoch milliseconds; null for anything else, such as 30 February. */
export function readMoment(text: string): number | null {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text)
  if (!isDay && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/.test(text)) return null
  const at = Date.parse(isDay ? `${text}T00:00:00Z` : text)
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(text.slice(0, 10)) ? null : at
}

/** By an id that two facts have, nobody could mean one of them. */
function namesTwice(facts: readonly Fact[], lines: readonly FileLine[]): FactProblem[] {
  const read = new Set(facts.map((fact) => fact.id))
  const known = new Set<string>()
  return lines.flatMap(({ line, cells }) => {
    const id = (own(cells, 'id') ?? '').trim()
    if (id === '' || !read.has(id)) return []
    if (!known.has(id)) {
      known.add(id)
      return []
    }
    return [{ line, column: 'id', code: 'id-twice' as const, params: { text: shown(id) } }]
  })
}

const wordsOf = (text: string): string[] => (text === NONE ? [] : text.split(/[\s,]+/).filter((word) => word !== ''))
const isKind = (text: string): text is Fact['kind'] => (FACT_KINDS as readonly string[]).includes(text)
const own = <Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined
const shown = (text: string) => text.slice(0, 40)
const meant = (text: string, words: readonly string[]): Record<string, string> => {
  const nearest = nearestName(text, words)
  return nearest ? { meant: nearest } : {}
}
