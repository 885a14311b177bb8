import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, rational } from '~/platform/rational'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { parseProgramme } from '../parse/parse-programme'
import { day, metric, profile, record } from '../testing/build-facts'
import { lastTaken } from './days-taken'
import { contend, placePartners } from './place-partners'

const SOURCE = `
track: agencies
title: Agencies
effective: 2026-01-15
currency: USD
metrics: { spend: { unit: money, title: Spend } }
ranks:
  by-spend: { title: Rank by spend, of: { sum: { of: spend, months: 12 } }, within: country, taken: [02-01, 08-01] }
numbers:
  share: { is: { ratio: { of: { sum: { of: by-spend, value: { field: place } } }, to: { sum: { of: by-spend, value: { field: participants } } }, otherwise: 1 } } }
tiers:
  - { slug: premier, title: Premier, requires: { measure: { of: share, atMost: 25% } } }
transition: { promote: at-once, demote: at-once }
`
const parsed = parseProgramme(SOURCE, { certifications: [] })
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
const { programme } = parsed
const [rank] = programme.definitions?.ranks ?? []
if (!rank) throw new Error('the programme has a rank')
const at = day('2026-02-01')

test('places within a country, and the tier that they give', () => {
  const facts = (amount: number, country: string): Fact[] => [
    metric('spend', `${amount}/1`, '2026-01-20'),
    profile({ country }, '2026-01-16'),
  ]
  const contenders = [
    ['a', facts(900, 'se')],
    ['b', facts(700, 'se')],
    ['c', facts(700, 'se')],
    ['d', facts(10, 'se')],
    ['e', facts(5, 'gr')],
  ] as const
  const places = placePartners(
    contenders.map(([partnerId, of]) => contend(programme, rank, indexFacts(factsAsKnown(of, at)), { partnerId, at })),
    rank.first,
  )
  expect(places.map(({ partnerId, place, participants }) => [partnerId, place, participants])).toEqual([
    ['a', 1, 4],
    ['b', 2, 4],
    ['c', 2, 4],
    ['d', 4, 4],
    ['e', 1, 1],
  ])
  const tierOf = (place: number, participants: number) =>
    evaluate(
      programme,
      [
        record('by-spend', '2026-02-01', {
          key: 'by-spend',
          numbers: { place: `${place}/1`, participants: `${participants}/1`, value: '1/1' },
        }),
      ],
      {
        at,
        knownAt: at,
      },
    ).tier
  expect([tierOf(1, 4), tierOf(2, 4), evaluate(programme, [], { at, knownAt: at }).tier]).toEqual([
    'premier',
    null,
    null,
  ])
})

test('is taken on its days, not on those before the version', () => {
  expect(lastTaken(programme, rank, day('2026-01-31'))).toBe(null)
  expect(lastTaken(programme, rank, day('2026-02-01'))).toBe(day('2026-02-01'))
  expect(lastTaken(programme, rank, day('2026-07-31'))).toBe(day('2026-02-01'))
  expect(lastTaken(programme, rank, day('2027-01-01'))).toBe(day('2026-08-01'))
})

describe('places', () => {
  const contenders = fc.uniqueArray(
    fc.record({
      partnerId: fc.uuid(),
      group: fc.constantFrom('se', 'gr'),
      value: fc.integer({ min: 0, max: 9 }).map((value) => rational(value)),
    }),
    { selector: ({ partnerId }) => partnerId, maxLength: 20 },
  )

  test('count how many come before, whatever the order of the partners', () => {
    fc.assert(
      fc.property(contenders, fc.constantFrom('greatest' as const, 'least' as const), (all, first) => {
        const places = placePartners(all, first)
        expect(places).toHaveLength(all.length)
        for (const { partnerId, group, value, place, participants } of places) {
          const like = all.filter((other) => other.group === group)
          const before = like.filter((other) => compare(other.value, value) === (first === 'greatest' ? 1 : -1))
          expect([partnerId, place, participants]).toEqual([partnerId, before.length + 1, like.length])
        }
        const byId = (of: typeof places) => of.toSorted((a, b) => (a.partnerId < b.partnerId ? -1 : 1))
        expect(byId(placePartners(all.toReversed(), first))).toEqual(byId(places))
      }),
    )
  })
})
