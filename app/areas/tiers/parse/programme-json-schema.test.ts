import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { anyProgrammeText } from '../../../../test/tiers/any-programme'
import { createGrammar, type Place } from '../format/grammar'
import { CERTIFICATIONS } from '../testing/build-programme'
import { OTHER_TRANSITION, WHOLE_LANGUAGE, WHOLE_LANGUAGE_CATALOGUE } from '../testing/whole-language'
import type { Schema } from './json-schema-parts'
import { parseProgramme } from './parse-programme'
import { programmeJsonSchema } from './programme-json-schema'

const schema = programmeJsonSchema('https://rung.example')
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false }).compile(
  schema,
)
const problems = (source: string) => (validate(parse(source)) ? [] : validate.errors)
const isRead = (source: string) =>
  parseProgramme(source, { certifications: [...CERTIFICATIONS, ...WHOLE_LANGUAGE_CATALOGUE] }).ok

describe('what the parser reads the schema lets through', () => {
  const published = fileURLToPath(new URL('../published/', import.meta.url))
  const content = fileURLToPath(new URL('../../../../content/programme/', import.meta.url))
  const filesIn = (folder: string) =>
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `${folder}${name}`)
  test.each([...filesIn(published), ...filesIn(content)])('%s', (file) => {
    expect(problems(readFileSync(file, 'utf8'))).toEqual([])
  })

  test('generated programmes', () => {
    fc.assert(
      fc.property(anyProgrammeText, (source) => {
        expect(problems(source)).toEqual([])
      }),
    )
  })

  test('every key of the language, and no key besides', () => {
    for (const source of [WHOLE_LANGUAGE, OTHER_TRANSITION]) {
      expect(isRead(source)).toBe(true)
      expect(problems(source)).toEqual([])
    }
    expect(unwritten([WHOLE_LANGUAGE, OTHER_TRANSITION])).toEqual([])
  })
})

/** Keys of the schema that none of the files has. */
function unwritten(sources: readonly string[]): string[] {
  const grammar = createGrammar(schema)
  const seen = new Map<Schema, Set<string>>()
  function look(value: unknown, places: readonly Place[]): void {
    if (Array.isArray(value)) for (const item of value) look(item, grammar.itemsOf(places))
    else if (typeof value === 'object' && value !== null) {
      const place = grammar.mappingOf(places, Object.keys(value))
      if (!place) return
      for (const [key, inner] of Object.entries(value)) {
        seen.set(place.schema, (seen.get(place.schema) ?? new Set()).add(key))
        look(inner, grammar.valueOf(place, key))
      }
    }
  }
  for (const source of sources) look(parse(source), grammar.root)
  // Window keys and such are the same objects wherever they stand, so that one place is enough.
  const written = new Set([...seen].flatMap(([of, keys]) => [...keys].map((key) => propertyOf(of, key))))
  return [...seen.keys()].flatMap((of) =>
    Object.keys((of.properties ?? {}) as object).filter((key) => !written.has(propertyOf(of, key))),
  )
}
const propertyOf = (of: Schema, key: string): unknown => (of.properties as Schema | undefined)?.[key] ?? of

const place = (before: string, after: string): [string, string] => [before, after]

/** In the file of the whole language: what is written, and a broken way to write it. */
const BROKEN = [
  place('track: technology', 'track: Technology!'),
  place('title: { en: Technology, fa', 'title: { fa'),
  place('effective: 2026-01-01', 'effective: 1 January'),
  place('currency: EUR', 'currency: euro'),
  place('unit: money, aggregation', 'unit: coins, aggregation'),
  place('aggregation: sum', 'aggregation: mean'),
  place('lasts: true', 'lasts: always'),
  place('installs: number', 'installs: integer'),
  place('USD: 0.9', 'usd: 0.9x'),
  place('plan: { title: Plan }', 'plan: { name: Plan }'),
  place('value: 4', 'worth: 4'),
  place('share: 50%', 'share: half'),
  place('ramp: [{ months: 6', 'ramp: [{ months: 0'),
  place('- { title: Sales, of', '- { of'),
  place('rate: 2.14, atMost: 15', 'rate: 2.14, most: 15'),
  place('calendar: { unit: quarter', 'calendar: { unit: week'),
  place('back: 1, starts: 4', 'back: 1, starts: 13'),
  place('since: 2025-01-01, where', 'since: 2025, where'),
  place('of: deal, days: 90', 'of: deal, months: 3, days: 90'),
  place('top: { count: 3, by', 'top: { first: 3, by'),
  place('order: least', 'order: smallest'),
  place('subtract: [5', 'minus: [5'),
  place('{ lowest: [goal', '{ lowest: [], least: [goal'),
  place('to: goal, toAtMost', 'per: goal, toAtMost'),
  place('toFrom: 1', 'toFrom: one'),
  place('cases: [{ when', 'cases: [{ if'),
  place('unit: yes-no', 'unit: flag'),
  place('usage: fund }', 'usage: budget }'),
  place('link: /help', 'url: /help'),
  place('value: 7.5, when', 'value: 7.5, if'),
  place('requires: always, benefits', 'requires: never, benefits'),
  place('discount: 5', 'discount: [5]'),
  place('- any: [{ attestation: plan }, {', '- some-of: [{ attestation: plan }, {'),
  place('atLeast: { count: 1, of', 'atLeast: { count: 0, of'),
  place('atLeast: 150000, months: 12, where', 'atLeast: 150000, where'),
  place('measure: { of: various, moreThan: 1 }', 'measure: { of: various }'),
  place('measure: { of: score, atMost: 900 }', 'measure: { of: score, atMost: 900, atLeast: 1 }'),
  place('measure: { of: score, atLeast: 10 }', 'measure: { of: score, atLeast: 10 }\n          attestation: plan'),
  place('eachValueOf: line, as: l', 'eachValue: line, as: l'),
  place('satisfies: { has', 'holds: { has'),
  place('{ atLeast: 500, lessThan: 9000 }', '{ atLeast: 500, under: 9000 }'),
  place('{ not: [a, b] }', '{ not: [] }'),
  place('count: 2, who', 'count: two, who'),
  place('sharing: disjoint', 'sharing: shared'),
  place('places: [x, y], atMost: 2', 'places: [x, y]'),
  place('onSomeDay: { months: 6, rule', 'onSomeDay: { rule'),
  place('holding: { where: { level: high } } } } }', 'holding: { level: high } } } }'),
  place('roles: [learner]', 'roles: [manager]'),
  place('atReviews: [03-01, 09-01]', 'atReviews: [1 March]'),
  place('afterGrace: { days: 60 }', 'afterGrace: { months: 2 }'),
  place('firstMonths: 12', 'firstYears: 1'),
  place('sustained: { months: 3 }', 'sustained: { months: 3, days: 1 }'),
  place('oneStep: [promote, demote]', 'oneStep: [up]'),
  place('approval: demotion', 'approval: promotion'),
  place('transition:', 'policy:'),
]

describe('what is broken both refuse', () => {
  test.each(BROKEN)('%s as %s', (before, after) => {
    const broken = WHOLE_LANGUAGE.replace(before, after)
    expect(broken).not.toBe(WHOLE_LANGUAGE)
    expect(isRead(broken)).toBe(false)
    expect(problems(broken)).not.toEqual([])
  })
})

test('every key says what it means', () => {
  const silent: string[] = []
  const visit = (of: unknown, path: string): void => {
    if (typeof of !== 'object' || of === null) return
    const properties = 'properties' in of ? (of.properties as Record<string, Schema>) : {}
    for (const [key, property] of Object.entries(properties))
      if (!property.description && !property.$ref) silent.push(`${path}.${key}`)
    for (const [key, inner] of Object.entries(of)) visit(inner, `${path}.${key}`)
  }
  visit(schema, '')
  expect(silent).toEqual([])
})
