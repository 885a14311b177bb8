import { expect, test } from 'vitest'
import { speechFor } from '~/i18n/translator.server'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import { parseProgramme } from '../parse/parse-programme'
import { day, held, member } from '../testing/build-facts'
import { describeProof, type ProofLine } from './proof-tree'
import { describeReached } from './reached'
import { plainly } from './sentence'

const AT = day('2026-06-01')
const { t, format } = speechFor({ locale: 'en', timeZone: 'UTC', now: 0 })
const say = plainly(t('tiers'), { format, person: (id) => id, certification: (slug) => slug })

const programmeWith = (requires: string) => {
  const parsed = parseProgramme(
    `
track: t
title: T
effective: 2026-01-01
currency: EUR
certifications: { seller: { level: low }, engineer: { level: high } }
parameters:
  asked: { title: Points asked, value: 100, overrides: [{ when: { region: emea }, value: 70 }] }
numbers:
  points:
    title: Points
    is:
      score:
        - { title: Sellers, of: { count: { of: people, where: { holding: seller } } }, rate: 10 }
        - { title: Engineers, of: { count: { of: people, where: { holding: engineer } } }, rate: 20 }
tiers: [{ slug: silver, title: Silver, requires: ${requires} }]
transition: { promote: at-once, demote: at-once }
`,
    { certifications: [] },
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.programme
}
const facts: Fact[] = [
  ...['ana', 'ben'].map((person) => member(person, [], '2026-01-01')),
  ...['ana', 'ben'].map((person) => held(person, 'seller', '2026-02-01')),
  held('ana', 'engineer', '2026-02-01'),
]
const told = (requires: string, of = facts) => {
  const programme = programmeWith(requires)
  const proof = evaluate(programme, of, { at: AT, knownAt: AT })
  const [line] = describeProof(programme, of, proof).map((tier): ProofLine => tier.line)
  const [tier] = programme.tiers
  const node = proof.tiers[0]?.node
  if (!line || !tier || !node) throw new Error('one tier')
  return { line, rule: tier.requires, node, programme }
}

test('a score is told with what was reached and its parts', () => {
  const { rule, node, programme } = told('{ measure: { of: points, atLeast: 100 } }')
  if (rule.kind !== 'measure') throw new Error('a comparison')
  expect(say(describeReached(rule, node, programme))).toBe('Points: 40 of 100 — Sellers 20 and Engineers 20')
})

test('what is found of a partner names its own value of a parameter', () => {
  const profile: Fact = {
    ...{ kind: 'profile', id: 'profile', partnerId: 'bluefern', source: 'test', attributes: { region: 'emea' } },
    ...{ trueFrom: day('2026-01-01'), trueUntil: null, knownAt: day('2026-01-01') },
  }
  const asks = '{ measure: { of: points, atLeast: asked } }'
  expect(say(told(asks).line.line)).toContain('Points asked (100)')
  expect(say(told(asks, [...facts, profile]).line.line)).toContain('Points asked (70)')
})

test('places that nobody is left for say how often each person may be used', () => {
  const { line } = told(
    '{ team: { places: { s: { title: Seller, count: 3, who: { holding: seller } }, e: { title: Engineer, count: 2, who: { holding: engineer } } }, sharing: { capacity: [{ places: [s, e], atMost: 2 }] } } }',
  )
  expect(line.missing && say(line.missing)).toBe(
    'These 5 places (Seller and Engineer) have only 2 people between them, and each may fill at most 2: ana (2) and ben (1). 2 places stay open.',
  )
})
