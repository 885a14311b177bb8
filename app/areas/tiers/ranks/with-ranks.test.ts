import { expect, test } from 'vitest'
import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import { parseProgramme } from '../parse/parse-programme'
import { day, metric, record } from '../testing/build-facts'
import { withRanks } from './with-ranks'

const version = (effective: string, taken: string): Programme => {
  const source = `
track: agencies
title: Agencies
effective: ${effective}
currency: USD
metrics: { spend: { unit: money, title: Spend } }
ranks: { by-spend: { title: Rank by spend, of: { sum: { of: spend, months: 12 } }, taken: [${taken}] } }
tiers:
  - slug: member
    title: Member
    requires: { measure: { of: { least: { of: by-spend, value: { field: place }, otherwise: 9 } }, atMost: 1 } }
transition: { promote: at-once, demote: at-once }
`
  const parsed = parseProgramme(source, { certifications: [] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.programme
}

const of = (partnerId: string, fact: Fact): Fact => ({ ...fact, partnerId, id: `${partnerId} ${fact.id}` })
const placesOf = (facts: readonly Fact[]) =>
  facts.flatMap((fact) =>
    fact.kind === 'record'
      ? `${fact.partnerId} ${new Date(fact.trueFrom).toISOString().slice(0, 10)} ${fact.numbers.place} of ${fact.numbers.participants}`
      : [],
  )
const FIRST = version('2026-01-01', '02-01')

test('a rank is taken on its days, by who is known then and by what is known then', () => {
  const facts = [
    of('a', metric('spend', '100/1', '2026-01-10')),
    of('b', metric('spend', '200/1', '2026-01-10')),
    // Learned after the day, though true before it.
    of('a', { ...metric('spend', '900/1', '2026-01-12'), knownAt: day('2026-02-02') }),
    of('c', metric('spend', '500/1', '2026-03-01')),
  ]
  expect(placesOf(withRanks([FIRST], facts, day('2026-01-31')))).toEqual([])
  expect(placesOf(withRanks([FIRST], facts, day('2026-12-31')))).toEqual([
    'b 2026-02-01 1/1 of 2/1',
    'a 2026-02-01 2/1 of 2/1',
  ])
})

test('each version takes its own days', () => {
  const facts = [of('a', metric('spend', '100/1', '2026-01-10'))]
  const second = version('2026-06-01', '02-01, 08-01')
  expect(placesOf(withRanks([second, FIRST], facts, day('2027-03-01')))).toEqual([
    'a 2026-02-01 1/1 of 1/1',
    'a 2026-08-01 1/1 of 1/1',
    'a 2027-02-01 1/1 of 1/1',
  ])
})

test('places that are in the file stay, for everybody of that day', () => {
  const taken = record('by-spend', '2026-02-01', {
    key: 'by-spend',
    numbers: { place: '7/1', participants: '9/1', value: '100/1' },
  })
  const facts = [
    of('a', metric('spend', '100/1', '2026-01-10')),
    of('b', metric('spend', '1/1', '2026-01-10')),
    of('a', taken),
  ]
  expect(placesOf(withRanks([FIRST], facts, day('2026-12-31')))).toEqual(['a 2026-02-01 7/1 of 9/1'])
})
