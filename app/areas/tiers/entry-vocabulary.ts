import type { LocalText } from './local-text'
import type { MetricUnit, Programme } from './programme'

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
