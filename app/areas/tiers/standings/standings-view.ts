import { pageNumber } from '~/platform/page-number'

/** The list of partners by tier as its URL says it: filters, order, page. */
export type StandingsView = {
  search: string
  track: string | null
  tier: string | null
  region: string | null
  isInGrace: boolean
  sort: (typeof SORTS)[number]
  direction: 'ascending' | 'descending'
  /** Counts from 1. */
  page: number
}

const SORTS = ['partner', 'track', 'tier', 'since', 'expiry'] as const

/** Reads the URL; what it does not understand is as if it were not there. */
export function readStandingsView(query: URLSearchParams): StandingsView {
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, 100)
  const sort = SORTS.find((known) => known === query.get('sort')) ?? 'partner'
  return {
    search: text('q'),
    track: text('track') || null,
    tier: text('tier') || null,
    region: text('region') || null,
    isInGrace: query.get('grace') === 'yes',
    sort,
    direction: query.get('direction') === 'descending' ? 'descending' : 'ascending',
    page: pageNumber(query),
  }
}

/** The query of a view with some of it changed; a change of anything but the page begins at the first page again. */
export function standingsQuery(view: StandingsView, change: Partial<StandingsView>): string {
  const next = { ...view, page: 1, ...change }
  const query = new URLSearchParams()
  if (next.search) query.set('q', next.search)
  if (next.track) query.set('track', next.track)
  if (next.tier) query.set('tier', next.tier)
  if (next.region) query.set('region', next.region)
  if (next.isInGrace) query.set('grace', 'yes')
  if (next.sort !== 'partner') query.set('sort', next.sort)
  if (next.direction === 'descending') query.set('direction', next.direction)
  if (next.page > 1) query.set('page', String(next.page))
  return `?${query}`
}

/** Is anything left out of the list? */
export const isFiltered = (view: StandingsView): boolean =>
  view.search !== '' || view.track !== null || view.tier !== null || view.region !== null || view.isInGrace
