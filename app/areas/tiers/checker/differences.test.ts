import { expect, test } from 'vitest'
import { evaluate } from '../engine/evaluate'
import { parseProgramme } from '../parse/parse-programme'
import { day, held, member } from '../testing/build-facts'
import { checkProof } from './check-proof'
import { differencesOf } from './differences'

test('the smallest places in which two values differ are named, and nothing where they are the same', () => {
  const value = { a: [{ b: 1, c: 'x' }], d: null }
  expect(differencesOf(value, { d: null, a: [{ c: 'x', b: 1 }] })).toEqual([])
  expect(differencesOf(value, { ...value, a: [{ b: 2, c: 'x' }] })).toEqual([{ path: 'a.0.b', claim: '1', found: '2' }])
  expect(differencesOf({ a: [] }, value)).toEqual([
    { path: 'a', claim: '[]', found: '[{"b":1,"c":"x"}]' },
    { path: 'd', found: 'null' },
  ])
})

test('a false number within a score is one fault, that names the number', () => {
  const parsed = parseProgramme(
    `
track: t
title: T
effective: 2026-01-01
currency: EUR
tiers:
  - slug: silver
    title: Silver
    requires:
      measure:
        of: { score: [{ title: People, of: { count: people }, rate: 10, atMost: 50 }] }
        atLeast: 20
transition: { promote: at-once, demote: at-once }
`,
    { certifications: [] },
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const facts = [member('ana', [], '2026-01-01'), held('ana', 'a', '2026-02-01')]
  const proof = evaluate(parsed.programme, facts, { at: day('2026-06-01'), knownAt: day('2026-06-01') })
  const forged = JSON.parse(JSON.stringify(proof))
  forged.tiers[0].node.numbers[0].children[0].children[0].value = '9/1'
  expect(checkProof(parsed.programme, facts, proof)).toEqual([])
  expect(checkProof(parsed.programme, facts, forged)).toEqual([
    { path: 'silver number silver.of.0.of value', claim: '"9/1"', found: '"1/1"' },
  ])
})
