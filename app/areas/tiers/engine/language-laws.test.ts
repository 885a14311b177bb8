import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyProgrammeText } from '../../../../test/tiers/any-programme'
import { checkProof } from '../checker/check-proof'
import { nextDates } from '../decisions/next-dates'
import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import { parseProgramme } from '../parse/parse-programme'
import { day, held, member, metric } from '../testing/build-facts'
import { evaluate } from './evaluate'
import type { Proof, ProofNode } from './proof'

const DAY = 86_400_000
const text = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const date = fc.integer({ min: 0, max: 900 }).map((days) => text(day('2025-01-01') + days * DAY))
const until = fc.option(date)
const person = fc.constantFrom('ana', 'ben', 'cleo', 'dara')
const line = fc.constantFrom('a', 'b', 'c')
const small = fc.integer({ min: 0, max: 5 })
const extra = fc.record({ id: fc.uuid(), known: date })

const dated = (
  id: string,
  from: string,
  end: string | null,
  known: string,
  attributes: Record<string, string> = {},
) => ({
  ...{ id, partnerId: 'bluefern', source: 'test', attributes },
  ...{ trueFrom: day(from), trueUntil: end === null ? null : day(end), knownAt: day(known) },
})

const revenue = fc
  .tuple(fc.integer({ min: 1, max: 90 }), date, extra, line, fc.constantFrom(undefined, 'USD', 'EUR'))
  .map(
    ([amount, from, more, of, currency]): Fact => ({
      ...metric('revenue', `${amount}/7`, from, { ...more, attributes: { line: of } }),
      ...(currency && { currency }),
    }),
  )
const app = fc.tuple(line, small, fc.constantFrom('yes', 'no'), date, extra).map(
  ([key, installs, paid, from, { id, known }]): Fact => ({
    ...dated(id, from, null, known, { paid, line: key }),
    ...{ kind: 'record', record: 'app', key, personId: null, numbers: { installs: `${installs}/1` } },
  }),
)
const deal = fc.tuple(person, small, line, date, extra).map(
  ([personId, value, of, from, { id, known }]): Fact => ({
    ...dated(id, from, null, known, { line: of, closed: from }),
    ...{ kind: 'record', record: 'deal', key: null, personId, numbers: { value: `${value}/3` }, currency: 'USD' },
  }),
)
const course = fc.tuple(person, date, extra).map(
  ([personId, from, { id, known }]): Fact => ({
    ...dated(id, from, null, known),
    kind: 'course-completed',
    personId,
    course: 'intro',
  }),
)
const granted = fc.tuple(fc.constantFrom('cloud', 'data'), date, until, extra).map(
  ([competency, from, end, { id, known }]): Fact => ({
    ...dated(id, from, end, known),
    kind: 'competency',
    competency,
  }),
)
const profile = fc.tuple(fc.constantFrom('emea', 'growth'), date, date, extra).map(
  ([region, joined, from, { id, known }]): Fact => ({
    ...dated(id, from, null, known, { region, joined }),
    kind: 'profile',
  }),
)
const certificate = fc
  .tuple(person, fc.constantFrom('basic', 'pro', 'expert'), date, until, extra)
  .map((parts) => held(...parts))
const membership = fc
  .tuple(person, fc.subarray(['learner', 'integration-developer']), date, until, extra)
  .map((parts) => member(...parts))
const facts = fc.array(fc.oneof(revenue, app, deal, course, granted, profile, certificate, certificate, membership), {
  maxLength: 30,
})

const programme = anyProgrammeText.map((source): Programme => {
  const parsed = parseProgramme(source, { certifications: [] })
  if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.problems)}\n${source}`)
  return parsed.programme
})
const question = fc.tuple(date, date).map(([at, knownAt]) => ({ at: day(at), knownAt: day(knownAt) }))
const now = { at: day('2026-06-01'), knownAt: day('2030-01-01') }
const RUNS = { numRuns: Number(process.env.RUNG_RUNS ?? 150) }

describe('the whole language', () => {
  test('the evaluator and the independent checker agree on every proof', () => {
    fc.assert(
      fc.property(programme, facts, question, (rules, all, when) => {
        const proof = JSON.parse(JSON.stringify(evaluate(rules, all, when))) as Proof
        expect(checkProof(JSON.parse(JSON.stringify(rules)), all, proof)).toEqual([])
      }),
      RUNS,
    )
  })

  test('one changed value anywhere in a proof is found', () => {
    fc.assert(
      fc.property(programme, facts, question, fc.nat(), (rules, all, when, place) => {
        const proof = JSON.parse(JSON.stringify(evaluate(rules, all, when))) as Proof
        const places = tamperable(proof)
        const changed = places[place % places.length]
        expect(changed && checkProof(rules, all, changed.proof), changed?.what).not.toEqual([])
      }),
      RUNS,
    )
  })

  test('the same for facts in any order', () => {
    const shuffled = facts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(programme, shuffled, question, (rules, [all, other], when) => {
        expect(evaluate(rules, other, when)).toEqual(evaluate(rules, all, when))
      }),
      RUNS,
    )
  })

  test('changes only on the dates that were foretold', () => {
    fc.assert(
      fc.property(programme, facts, fc.integer({ min: 1, max: 400 * DAY }), (rules, all, later) => {
        const last = nextDates(rules, all, { ...now, until: now.at + 500 * DAY }).findLast(
          (moment) => moment.at <= now.at + later,
        )
        const seen = (at: number) =>
          nodesOf(evaluate(rules, all, { ...now, at })).map((node) => [node.observed, node.met])
        expect(seen(now.at + later)).toEqual(seen(last?.at ?? now.at))
      }),
      RUNS,
    )
  })

  test('an amount split into two is the same amount', () => {
    fc.assert(
      fc.property(programme, facts, question, (rules, all, when) => {
        const halves = all.flatMap((fact): Fact[] =>
          fact.kind === 'metric'
            ? ['x', 'y'].map((half) => ({
                ...fact,
                id: `${fact.id}-${half}`,
                amount: `${BigInt(fact.amount.split('/')[0] ?? 0)}/14`,
              }))
            : [fact],
        )
        const isAboutSums = !/"kind":"(count|median|average|least|greatest)","of":\{"source":"revenue"/.test(
          JSON.stringify(rules).replaceAll(/"id":"[^"]*",/g, ''),
        )
        fc.pre(isAboutSums)
        const seen = (of: readonly Fact[]) =>
          nodesOf(evaluate(rules, of, when)).map((node) => [node.observed, node.met])
        expect(seen(halves)).toEqual(seen(all))
      }),
      RUNS,
    )
  })
})

const nodesOf = (proof: Proof): ProofNode[] => {
  const below = (node: ProofNode): ProofNode[] => [
    node,
    ...node.children.flatMap(below),
    ...(node.cases ?? []).flatMap(below),
  ]
  return proof.tiers.flatMap((tier) => below(tier.node))
}

/** The proof with one value changed, at every place that says something. */
function tamperable(proof: Proof): { what: string; proof: Proof }[] {
  const copies: { what: string; proof: Proof }[] = []
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
      if (Array.isArray(value) && value.length > 0) change(path, value.slice(1))
      return
    }
    if (['at', 'knownAt'].includes(String(path[0])) || path[0] === 'effective' || path[0] === 'track') return
    change(path, typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : `${value}0`)
  }
  const change = (path: readonly (string | number)[], value: unknown) => {
    const copy = structuredClone(proof)
    let at = copy as unknown as Record<string | number, unknown>
    for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
    at[path.at(-1) ?? ''] = value
    copies.push({ what: path.join('.'), proof: copy })
  }
  walk(proof, [])
  return copies
}
