import type { LocalText } from '~/platform/local-text'
import { PARTNER_PREFIX } from '../language/condition'
import type { Programme } from '../language/programme'
import type { EntryVocabulary, MoneyOf } from './entry'
import type { Fact } from './facts'

/** Everything that may be entered: what the rules of any track read, each name once. */
export type EntryNames = {
  readonly metrics: readonly (EntryVocabulary['metrics'][number] & Titled & { readonly currency: string })[]
  readonly records: readonly (EntryVocabulary['records'][number] & Titled)[]
  readonly attestations: readonly ({ readonly slug: string } & Titled)[]
  readonly competencies: readonly ({ readonly slug: string } & Titled)[]
}

type Titled = { readonly title: LocalText }

/**
 * A name that several tracks declare means the same in all of them; the first one's title stands for it, and an amount
 * must be worth something in each.
 */
export function entryNames(programmes: readonly Programme[]): EntryNames {
  const moneyOf = (declares: (programme: Programme) => boolean): MoneyOf[] =>
    programmes.filter(declares).map(({ currency, definitions }) => ({ currency, rates: definitions?.rates ?? [] }))
  const metrics = programmes.flatMap(({ metrics: own, currency }) => own.map((metric) => ({ ...metric, currency })))
  return {
    metrics: firstBySlug(metrics).map(({ slug, unit, title, currency }) => ({
      ...{ slug, unit, title, currency },
      money: moneyOf((programme) => programme.metrics.some((metric) => metric.slug === slug)),
      fields: [...new Set(programmes.flatMap((programme) => fieldsRead(programme, slug)))].sort(),
    })),
    records: firstBySlug(programmes.flatMap(({ definitions }) => definitions?.records ?? [])).map((record) => ({
      ...record,
      money: moneyOf(({ definitions }) => definitions?.records.some(({ slug }) => slug === record.slug) ?? false),
    })),
    attestations: firstBySlug(programmes.flatMap((programme) => programme.attestations)),
    competencies: firstBySlug(programmes.flatMap(({ definitions }) => definitions?.competencies ?? [])).map(
      ({ slug, title }) => ({ slug, title }),
    ),
  }
}

/** The attributes of a metric's amounts that rules ask about, wherever in the rules they do. */
function fieldsRead(programme: Programme, metric: string): string[] {
  const found: string[] = []
  const look = (node: unknown, source: string | null): void => {
    if (typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) {
      for (const one of node) look(one, source)
      return
    }
    const members = node as Record<string, unknown>
    const of = members.of as { source?: unknown } | undefined
    const own = [members.source, of?.source].find((name): name is string => typeof name === 'string') ?? source
    for (const name of [members.field, members.by])
      if (own === metric && typeof name === 'string' && !OWN_FIELDS.includes(name) && !name.startsWith(PARTNER_PREFIX))
        found.push(name)
    for (const value of Object.values(members)) look(value, own)
  }
  look([programme.tiers, programme.definitions?.numbers, programme.definitions?.competencies], null)
  return found
}

/** What every amount has, and is not entered as a field. */
const OWN_FIELDS = ['amount', 'date']

const firstBySlug = <Named extends { slug: string }>(list: readonly Named[]): Named[] =>
  list.filter((one, index) => list.findIndex((other) => other.slug === one.slug) === index)

/** For entries of an installation that has no rules yet: names are shown as they are. */
const NO_PROGRAMME: Programme = {
  format: 1,
  track: '',
  title: { en: '' },
  effective: '1970-01-01',
  currency: 'EUR',
  metrics: [],
  attestations: [],
  benefits: [],
  tiers: [],
  transition: {
    promote: { kind: 'at-once' },
    demote: { kind: 'after-grace', days: 0 },
    protection: { kind: 'none' },
  },
}

/** A programme that knows what the fact is called; names that no rules use any more are shown as they are. */
export function programmeFor(fact: Fact, programmes: readonly Programme[]): Programme {
  const knows = (programme: Programme) =>
    ('metric' in fact && programme.metrics.some(({ slug }) => slug === fact.metric)) ||
    ('attestation' in fact && programme.attestations.some(({ slug }) => slug === fact.attestation)) ||
    ('record' in fact && programme.definitions?.records.some(({ slug }) => slug === fact.record)) ||
    ('competency' in fact && programme.definitions?.competencies.some(({ slug }) => slug === fact.competency))
  return programmes.find(knows) ?? programmes[0] ?? NO_PROGRAMME
}
