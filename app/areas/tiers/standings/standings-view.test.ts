import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isFiltered,
  listBehind,
  ORDERS,
  partnerHref,
  readStandingsView,
  STATES,
  type StandingsView,
  standingsQuery,
} from './standings-view'

const word = fc.string({ minLength: 1, maxLength: 30 }).map((text) => text.trim())
const views: fc.Arbitrary<StandingsView> = fc.record({
  search: word,
  track: fc.option(word.filter(Boolean)),
  tier: fc.option(word.filter(Boolean)),
  region: fc.option(word.filter(Boolean)),
  country: fc.option(word.filter(Boolean)),
  state: fc.option(fc.constantFrom(...STATES)),
  sort: fc.constantFrom(...ORDERS),
  direction: fc.constantFrom('ascending', 'descending'),
  page: fc.integer({ min: 1, max: 500 }),
})

test('an address says the whole view, and a partner’s page leads back to it', () => {
  fc.assert(
    fc.property(views, (view) => {
      const query = standingsQuery(view, { page: view.page })
      expect(readStandingsView(new URLSearchParams(query))).toEqual(view)
      const opened = new URL(partnerHref('some-partner', view), 'https://rung.example')
      expect(listBehind(opened.searchParams)).toBe(`/programme${query}`)
    }),
  )
})

test('whatever an address says, it leads back to the list and nowhere else', () => {
  fc.assert(
    fc.property(fc.string(), (list) => {
      const back = new URL(listBehind(new URLSearchParams({ list })), 'https://rung.example')
      expect([back.origin, back.pathname]).toEqual(['https://rung.example', '/programme'])
    }),
  )
})

test('an order leaves nothing out, a state does', () => {
  const of = (query: string) => isFiltered(readStandingsView(new URLSearchParams(query)))
  expect([of('sort=tier&direction=descending&page=4'), of('state=nonsense'), of('state=risk-60')]).toEqual([
    ...[false, false, true],
  ])
})
