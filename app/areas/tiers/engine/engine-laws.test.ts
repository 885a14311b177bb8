import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkProof } from '../checker/check-proof'
import { nextDates } from '../decisions/next-dates'
import type { Fact } from '../facts/facts'
import type { Rule } from '../language/rule'
import { correction, day, held, left, member, metric, revoked } from '../testing/build-facts'
import { programmeWith } from '../testing/build-programme'
import { evaluate } from './evaluate'
import { minimalFailure, minimalSupport, nextTier, openSteps } from './minimal-sets'
import { type Proof, type ProofNode, proofLeaves } from './proof'

const DAY = 86_400_000
const CERTIFICATIONS = ['integration-associate', 'integration-professional', 'partner-practice']
const ROLES = ['integration-developer', 'learner']
const text = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const date = fc.integer({ min: 0, max: 900 }).map((days) => text(day('2025-01-01') + days * DAY))
const person = fc.constantFrom('ana', 'ben', 'cleo', 'dara', 'emre')
const certification = fc.constantFrom(...CERTIFICATIONS)
const amount = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 7 }))
  .map(([num, den]) => `${num}/${den}`)
const extra = fc.record({
  id: fc.uuid(),
  known: date,
  attributes: fc.constantFrom<Record<string, string>[]>({}, { line: 'a' }, { line: 'b' }),
})
const until = fc.option(date)

const certificate = fc.tuple(person, certification, date, until, extra).map((parts) => held(...parts))
const revenue = fc
  .tuple(fc.constantFrom('revenue', 'integrations'), amount, date, extra)
  .map((parts) => metric(...parts))
const plan = fc.tuple(date, until, extra).map(
  ([from, end, more]): Fact => ({
    ...held('petra', 'x', from, end, more),
    kind: 'attestation',
    attestation: 'business-plan',
  }),
)
const membership = fc.tuple(person, fc.subarray(ROLES), date, until, extra).map((parts) => member(...parts))
const end = fc.oneof(
  fc.tuple(person, date, extra).map((parts) => left(...parts)),
  fc.tuple(person, certification, date, extra).map((parts) => revoked(...parts)),
)

/** Facts that may only help: nothing ends, is revoked, corrected or negative. */
const gain = fc.oneof(certificate, certificate, revenue, plan)
const facts = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: gain }, { weight: 1, arbitrary: membership }, { weight: 1, arbitrary: end }),
    {
      maxLength: 25,
    },
  )
  .chain((all) =>
    fc.array(fc.tuple(fc.nat(), fc.boolean(), amount, date), { maxLength: all.length === 0 ? 0 : 3 }).map((changes) => [
      ...all,
      ...changes.flatMap(([place, isWithdrawal, value, known], index) => {
        const target = all[place % all.length]
        return target ? [correction(target, isWithdrawal ? null : { amount: value }, known, `fix-${index}`)] : []
      }),
    ]),
  )

const people = fc
  .record({
    atLeast: fc.integer({ min: 1, max: 3 }),
    mode: fc.constantFrom('any', 'all'),
    certifications: fc.subarray(CERTIFICATIONS, { minLength: 1 }),
    roles: fc.option(fc.constantFrom(...ROLES)),
  })
  .map(
    ({ atLeast, mode, certifications, roles }) =>
      `countPeople: { atLeast: ${atLeast}, holding: { ${mode}: [${certifications}] }${roles ? `, roles: [${roles}]` : ''} }`,
  )
const sum = fc
  .tuple(
    fc.constantFrom('revenue', 'integrations'),
    amount,
    fc.constantFrom('months: 6', 'months: 12', 'days: 90'),
    fc.boolean(),
  )
  .map(
    ([name, least, window, filtered]) =>
      `sum: { metric: ${name}, atLeast: ${least}, ${window}${filtered ? ', where: { line: [a] }' : ''} }`,
  )
const leaf = fc.oneof(
  { weight: 3, arbitrary: people },
  { weight: 2, arbitrary: sum },
  fc.constantFrom('attestation: business-plan', 'always: true'),
)

const { rule } = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    leaf,
    fc
      .record({
        kind: fc.constantFrom('all', 'any', 'atLeast'),
        parts: fc.array(tie('rule'), { minLength: 1, maxLength: 4 }),
        count: fc.nat(),
      })
      .map(({ kind, parts, count }) => {
        const list = `[${parts.map((part) => `{ ${part} }`).join(', ')}]`
        return kind === 'atLeast'
          ? `atLeast: { count: ${(count % parts.length) + 1}, of: ${list} }`
          : `${kind}: ${list}`
      }),
  ),
}))
/** Each tier asks for everything at once, so that random thresholds are never out of order. */
const programme = fc
  .array(rule, { minLength: 1, maxLength: 3 })
  .map((rules) =>
    programmeWith(
      rules.map((body, rank) => `- { slug: t${rank}, title: T, requires: { any: [{ ${body} }] } }`).join('\n'),
    ),
  )
const question = fc.tuple(date, date).map(([at, knownAt]) => ({ at: day(at), knownAt: day(knownAt) }))
const now = { at: day('2026-06-01'), knownAt: day('2030-01-01') }

describe('the evaluator and the independent checker', () => {
  test('agree on every proof, also after a journey through JSON', () => {
    fc.assert(
      fc.property(programme, facts, question, (rules, all, when) => {
        const proof = evaluate(rules, all, when)
        expect(checkProof(rules, all, proof)).toEqual([])
        expect(checkProof(JSON.parse(JSON.stringify(rules)), all, JSON.parse(JSON.stringify(proof)))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('one changed value anywhere in a proof is found', () => {
    fc.assert(
      fc.property(programme, facts, question, fc.nat(), (rules, all, when, place) => {
        const proof = evaluate(rules, all, when)
        const places = tamperable(proof)
        const changed = places[place % places.length]
        expect(changed && checkProof(rules, all, changed)).not.toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('a proof of other facts, another version or another knowledge is found', () => {
    const rules = programmeWith(
      '- { slug: gold, title: Gold, requires: { countPeople: { atLeast: 1, holding: partner-practice } } }',
    )
    const facts = [held('ana', 'partner-practice', '2026-01-01', null, { known: '2026-05-01' })]
    const proof = evaluate(rules, facts, now)
    expect(checkProof(rules, [], proof).map((fault) => fault.path)).toContain('gold observed')
    expect(checkProof(rules, facts, { ...proof, knownAt: day('2026-04-30') }).map((fault) => fault.path)).toContain(
      'tier',
    )
    expect(checkProof({ ...rules, effective: '2026-02-01' }, facts, proof)).toEqual([
      { path: 'version', claim: '[1,"technology","2026-01-01"]', found: '[1,"technology","2026-02-01"]' },
    ])
  })
})

describe('evaluation', () => {
  test('gives the same proof for facts in any order', () => {
    const shuffled = facts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(programme, shuffled, question, (rules, [all, other], when) => {
        expect(evaluate(rules, other, when)).toEqual(evaluate(rules, all, when))
      }),
    )
  })

  test('never falls because of one more certificate, amount or attestation', () => {
    const few = fc.array(gain, { maxLength: 15 })
    fc.assert(
      fc.property(programme, few, gain, question, (rules, all, another, when) => {
        const rank = (proof: Proof) => proof.tiers.filter((tier) => tier.holds).length
        expect(rank(evaluate(rules, [...all, another], when))).toBeGreaterThanOrEqual(rank(evaluate(rules, all, when)))
      }),
    )
  })

  test('changes only on the dates that were foretold', () => {
    fc.assert(
      fc.property(programme, facts, fc.integer({ min: 1, max: 400 * DAY }), (rules, all, later) => {
        const known = { ...now, until: now.at + 500 * DAY }
        const last = nextDates(rules, all, known).findLast((moment) => moment.at <= now.at + later)?.at ?? now.at
        const numbers = (at: number) => allNodes(evaluate(rules, all, { ...now, at })).map((node) => node.observed)
        expect(numbers(now.at + later)).toEqual(numbers(last))
      }),
      { numRuns: 100 },
    )
  })
})

describe('minimal sets', () => {
  test('the supporting facts alone give the tier, and none of them can be spared', () => {
    fc.assert(
      fc.property(programme, fc.array(gain, { maxLength: 20 }), (rules, all) => {
        const proof = evaluate(rules, all, now)
        fc.pre(proof.tier !== null)
        const support = minimalSupport(rules, all, proof)
        const chosen = new Set(support.flatMap(({ factIds }) => factIds))
        const only = all.filter((fact) => chosen.has(fact.id))
        expect(evaluate(rules, only, now).tier).toBe(proof.tier)
        for (const { ruleId, factIds } of support) {
          const leaf = (facts: Fact[]) => allNodes(evaluate(rules, facts, now)).find((node) => node.id === ruleId)?.met
          for (const id of factIds)
            expect(leaf(all.filter((fact) => factIds.includes(fact.id) && fact.id !== id))).toBe(false)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('the steps left give the next tier when met, and without the failing set there is no obstacle', () => {
    fc.assert(
      fc.property(programme, facts, question, (rules, all, when) => {
        const proof = evaluate(rules, all, when)
        const next = nextTier(proof)
        fc.pre(next !== null)
        const steps = new Set(openSteps(proof).map((step) => step.id))
        const obstacle = new Set(minimalFailure(proof))
        const place = proof.tiers.findIndex((tier) => tier.slug === next)
        const [tier, claimed] = [rules.tiers[place], proof.tiers[place]]
        if (!tier || !claimed) throw new Error('the next tier is one of the tiers')
        const met = metLeaves(claimed.node)
        expect(holds(tier.requires, (id) => met.has(id) || steps.has(id))).toBe(true)
        for (const spared of steps)
          expect(holds(tier.requires, (id) => met.has(id) || (steps.has(id) && id !== spared))).toBe(false)
        expect(holds(tier.requires, (id) => !obstacle.has(id))).toBe(false)
        for (const lifted of obstacle)
          expect(holds(tier.requires, (id) => !obstacle.has(id) || id === lifted)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

const allNodes = (proof: Proof): ProofNode[] => {
  const below = (node: ProofNode): ProofNode[] => [node, ...node.children.flatMap(below)]
  return proof.tiers.flatMap((tier) => below(tier.node))
}

const metLeaves = (node: ProofNode) => new Set(proofLeaves(node).flatMap((leaf) => (leaf.met ? leaf.id : [])))

/** The truth of a rule when only its leaves' truth is given. */
function holds(rule: Rule, isMet: (id: string) => boolean): boolean {
  if (!('rules' in rule)) return isMet(rule.id)
  const met = rule.rules.filter((part) => holds(part, isMet)).length
  return met >= (rule.kind === 'all' ? rule.rules.length : rule.kind === 'any' ? 1 : rule.count)
}

/** The proof with one value changed: every way there is. */
function tamperable(proof: Proof): Proof[] {
  const copies: Proof[] = [{ ...proof, tier: proof.tier === null ? 't0' : null }]
  const change = (edit: (copy: Proof) => unknown) => {
    const copy: Proof = structuredClone(proof)
    edit(copy)
    copies.push(copy)
  }
  proof.tiers.forEach((_, rank) => {
    change((copy) => Object.assign(copy.tiers[rank] ?? {}, { holds: !proof.tiers[rank]?.holds }))
    change((copy) => Object.assign(copy.tiers[rank] ?? {}, { met: !proof.tiers[rank]?.met }))
  })
  allNodes(proof).forEach((node, index) => {
    const edits = [
      { met: !node.met },
      { observed: `${node.observed}0` },
      { needed: '99/1' },
      { margin: '98/1' },
      { id: `${node.id}.9` },
      { factIds: [...node.factIds, 'invented'] },
      { personIds: ['invented', ...node.personIds] },
      ...(node.factIds.length > 0 ? [{ factIds: node.factIds.slice(1) }] : []),
      ...(node.children.length > 0 ? [{ children: node.children.slice(1) }] : []),
    ]
    for (const edit of edits) change((copy) => Object.assign(allNodes(copy)[index] ?? {}, edit))
  })
  return copies
}
