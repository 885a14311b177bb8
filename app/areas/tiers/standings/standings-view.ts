import { pageNumber } from '~/platform/page-number'

/** What may be asked of standings beyond their tier: a grace, a loss ahead, a tier held that is not the one earned. */
export const STATES = ['grace', 'approval', 'risk-30', 'risk-60', 'risk-90', 'differs', 'undecided'] as const
export type StandingState = (typeof STATES)[number]

export const ORDERS = [
  'partner',
  'region',
  'country',
  'track',
  'tier',
  'computed',
  'since',
  'margin',
  'expiry',
  'loss',
  'grace',
  'review',
  'decided',
] as const
export type StandingOrder = (typeof ORDERS)[number]

/** The list of partners by tier as its URL says it: filters, order, page. */
export type StandingsView = {
  search: string
  track: string | null
  tier: string | null
  region: string | null
  country: string | null
  state: StandingState | null
  sort: StandingOrder
  direction: 'ascending' | 'descending'
  /** Counts from 1. */
  page: number
}

/** Where the list is. */
export const STANDINGS_PATH = '/programme'

/** Reads the URL; what it does not understand is as if it were not there. */
export function readStandingsView(query: URLSearchParams): StandingsView {
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, 100)
  return {
    search: text('q'),
    track: text('track') || null,
    tier: text('tier') || null,
    region: text('region') || null,
    country: text('country') || null,
    state: STATES.find((known) => known === query.get('state')) ?? null,
    sort: ORDERS.find((known) => known === query.get('sort')) ?? 'partner',
    direction: query.get('direction') === 'descending' ? 'descending' : 'ascending',
    page: pageNumber(query),
  }
}

/**
 * The query of a view with some of it changed, empty for the whole list; a change of anything but the page begins at the
 * first page again.
 */
export function standingsQuery(view: StandingsView, change: Partial<StandingsView> = {}): string {
  const next = { ...view, page: 1, ...change }
  const query = new URLSearchParams()
  if (next.search) query.set('q', next.search)
  for (const name of ['track', 'tier', 'region', 'country', 'state'] as const) {
    const value = next[name]
    if (value) query.set(name, value)
  }
  if (next.sort !== 'partner') query.set('sort', next.sort)
  if (next.direction === 'descending') query.set('direction', next.direction)
  if (next.page > 1) query.set('page', String(next.page))
  return query.size === 0 ? '' : `?${query}`
}

/** A partner's page that leads back to the list as it was. */
export function partnerHref(slug: string, view: StandingsView): string {
  const list = standingsQuery(view, { page: view.page }).slice(1)
  return `/programme/partners/${slug}${list === '' ? '' : `?${new URLSearchParams({ list })}`}`
}

/** The list that a partner's page was opened from: whatever stands in the address, only a view of the list comes out. */
export const listBehind = (query: URLSearchParams): string => {
  const view = readStandingsView(new URLSearchParams(query.get('list') ?? ''))
  return `${STANDINGS_PATH}${standingsQuery(view, { page: view.page })}`
}

/** Is anything left out of the list? */
export const isFiltered = ({ search, track, tier, region, country, state }: StandingsView): boolean =>
  search !== '' || [track, tier, region, country, state].some((value) => value !== null)
