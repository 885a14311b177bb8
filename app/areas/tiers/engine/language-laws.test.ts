import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyProgrammeText } from '../../../../test/tiers/any-programme'
import { checkProof } from '../checker/check-proof'
import { nextDates } from '../decisions/next-dates'
import type { Fact } from '../facts/facts'
import type { Programme, Tier } from '../language/programme'
import { findRule, type Rule } from '../language/rule'
import { parseProgramme } from '../parse/parse-programme'
import { day, held, member, metric } from '../testing/build-facts'
import { evaluate } from './evaluate'
import { minimalFailure, minimalSupport, nextTier, openSteps } from './minimal-sets'
import { findNode, type Proof, type ProofNode, proofLeaves, type TierProof } from './proof'

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
  /** So many decisions of each programme. */
  const decisions = (count: number) =>
    fc.array(fc.tuple(facts, question, fc.nat()), { minLength: count, maxLength: count })

  test('the independent checker accepts the proofs of ten thousand decisions', () => {
    let checked = 0
    fc.assert(
      fc.property(programme, decisions(20), (rules, many) => {
        const read = JSON.parse(JSON.stringify(rules)) as Programme
        for (const [all, when] of many) {
          const proof = JSON.parse(JSON.stringify(evaluate(rules, all, when))) as Proof
          expect(checkProof(read, all, proof)).toEqual([])
          checked++
        }
      }),
      { numRuns: 500 },
    )
    expect(checked).toBe(10_000)
  }, 120_000)

  test('one changed value is found in each of a thousand proofs', () => {
    let rejected = 0
    fc.assert(
      fc.property(programme, decisions(4), (rules, many) => {
        for (const [all, when, place] of many) {
          const proof = JSON.parse(JSON.stringify(evaluate(rules, all, when))) as Proof
          const places = tamperable(proof)
          const changed = places[place % places.length]
          expect(changed && checkProof(rules, all, changed.proof), changed?.what).not.toEqual([])
          rejected++
        }
      }),
      { numRuns: 250 },
    )
    expect(rejected).toBe(1_000)
  }, 120_000)

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

  test('the facts that support a leaf meet it by themselves, and none of them can be spared', () => {
    fc.assert(
      fc.property(programme, facts, (rules, all) => {
        const proof = evaluate(rules, all, now)
        const profiles = all.filter(({ kind }) => kind === 'profile')
        for (const { ruleId, factIds } of minimalSupport(rules, all, proof)) {
          const isMet = (ids: readonly string[]) => {
            const known = all.filter(({ id }) => ids.includes(id))
            return findNode(evaluate(rules, [...profiles, ...known], now), ruleId)?.met
          }
          expect(isMet(factIds)).toBe(true)
          // A rule about every item is met of fewer as well; its support is all that was looked at.
          if (findRule(rules.tiers, ruleId)?.kind === 'every') continue
          for (const spared of factIds) expect(isMet(factIds.filter((id) => id !== spared))).toBe(false)
        }
      }),
      RUNS,
    )
  })

  test('the steps that are left give the next tier, and the smallest obstacle is one by itself', () => {
    fc.assert(
      fc.property(programme, facts, question, (rules, all, when) => {
        const proof = evaluate(rules, all, when)
        const next = nextTier(proof)
        const [tier, claimed] = [rules, proof].map(({ tiers }) => tiers.find(({ slug }) => slug === next))
        fc.pre(tier !== undefined && claimed !== undefined)
        const requires = (tier as Tier).requires
        const met = new Set(proofLeaves((claimed as TierProof).node).flatMap((leaf) => (leaf.met ? leaf.id : [])))
        const steps = new Set(openSteps(proof).map(({ id }) => id))
        const obstacle = new Set(minimalFailure(proof))
        expect(isTrue(requires, (id) => met.has(id) || steps.has(id))).toBe(true)
        expect(isTrue(requires, (id) => !obstacle.has(id))).toBe(false)
        for (const lifted of obstacle) expect(isTrue(requires, (id) => !obstacle.has(id) || id === lifted)).toBe(true)
      }),
      RUNS,
    )
  })
})

/** The truth of a rule when only its leaves' truth is given. */
function isTrue(rule: Rule, isMet: (id: string) => boolean): boolean {
  if (!('rules' in rule)) return isMet(rule.id)
  const met = rule.rules.filter((part) => isTrue(part, isMet)).length
  return met >= (rule.kind === 'all' ? rule.rules.length : rule.kind === 'any' ? 1 : rule.count)
}

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
