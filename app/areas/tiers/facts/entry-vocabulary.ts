import type { LocalText } from '~/platform/local-text'
import type { MetricUnit, Programme } from '../language/programme'
import type { Fact } from './facts'

/** Everything that may be entered: what the rules of any track read, each name once. */
export type EntryNames = {
  readonly metrics: readonly {
    readonly slug: string
    readonly unit: MetricUnit
    readonly title: LocalText
    readonly currency: string
  }[]
  readonly attestations: readonly { readonly slug: string; readonly title: LocalText }[]
}

/** A name that several tracks declare means the same in all of them; the first one's title stands for it. */
export function entryNames(programmes: readonly Programme[]): EntryNames {
  const metrics = programmes.flatMap(({ metrics: own, currency }) => own.map((metric) => ({ ...metric, currency })))
  return {
    metrics: firstBySlug(metrics).map(({ slug, unit, title, currency }) => ({ slug, unit, title, currency })),
    attestations: firstBySlug(programmes.flatMap((programme) => programme.attestations)),
  }
}

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
    ('attestation' in fact && programme.attestations.some(({ slug }) => slug === fact.attestation))
  return programmes.find(knows) ?? programmes[0] ?? NO_PROGRAMME
}
