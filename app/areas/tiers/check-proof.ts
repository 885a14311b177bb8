import { add, type Rational, rational, readRational, sub, ZERO } from '~/platform/rational'
import { plus, settle } from './check-proof-facts'
import type { Fact } from './facts'
import type { Programme } from './programme'
import type { Proof, ProofNode } from './proof'
import type { Rule } from './rule'

/** A claim of a proof that the rules and facts do not bear out; `claim` and `found` are JSON. */
export type ProofFault = { readonly path: string; readonly claim: string; readonly found: string }

type Truth = { observed: Rational; needed: Rational; facts?: readonly Fact[]; people?: readonly string[] }

/**
 * Verifies a stored proof against the version's rules and the partner's facts; an empty list means that every claim
 * holds. Written apart from the evaluator, on other lines: it shares only the shapes and the fractions, derives what was
 * known by itself, does its own calendar, and looks through all facts of a kind for each rule instead of an index. Both run before a decision is kept.
 */
export function checkProof(programme: Programme, facts: readonly Fact[], proof: Proof): ProofFault[] {
  const known = piled(settle(facts.filter((fact) => fact.knownAt <= proof.knownAt)))
  const faults: ProofFault[] = []
  const expect = (path: string, claimed: unknown, found: unknown) => {
    const [claim = 'nothing', truth = 'nothing'] = [JSON.stringify(claimed), JSON.stringify(found)]
    if (claim !== truth) faults.push({ path, claim, found: truth })
  }

  function check(rule: Rule, node: ProofNode | undefined): boolean {
    const parts = 'rules' in rule ? rule.rules : []
    const met = parts.map((part, index) => check(part, node?.children[index])).filter(Boolean).length
    const truth = truthOf(rule, known, proof.at, met)
    const margin = sub(truth.observed, truth.needed)
    const holds = margin.num >= 0n
    expect(`${rule.id} rule`, [node?.id, node?.kind, node?.children.length], [rule.id, rule.kind, parts.length])
    expect(`${rule.id} met`, node?.met, holds)
    expect(`${rule.id} observed`, node?.observed, text(truth.observed))
    expect(`${rule.id} needed`, node?.needed, text(truth.needed))
    expect(`${rule.id} margin`, node?.margin, text(margin))
    expect(`${rule.id} facts`, node?.factIds, once((truth.facts ?? []).map((fact) => fact.id)).sort())
    expect(`${rule.id} people`, node?.personIds, once(truth.people ?? []).sort())
    return holds
  }

  let tier: string | null = null
  let below = true
  for (const [rank, { slug, requires }] of programme.tiers.entries()) {
    const claimed = proof.tiers[rank]
    const met = check(requires, claimed?.node)
    below &&= met
    if (below) tier = slug
    expect(slug, [claimed?.slug, claimed?.met, claimed?.holds], [slug, met, below])
  }
  expect('tier', [proof.tier, proof.tiers.length], [tier, programme.tiers.length])
  expect('version', [proof.format, proof.track, proof.effective], [1, programme.track, programme.effective])
  return faults
}

function truthOf(rule: Rule, known: Piles, at: number, metParts: number): Truth {
  switch (rule.kind) {
    case 'always':
      return { observed: ZERO, needed: ZERO }
    case 'all':
      return { observed: rational(metParts), needed: rational(rule.rules.length) }
    case 'any':
      return { observed: rational(metParts), needed: rational(1) }
    case 'atLeast':
      return { observed: rational(metParts), needed: rational(rule.count) }
    case 'attestation': {
      const facts = of(known, 'attestation').filter((fact) => fact.attestation === rule.attestation && runs(fact, at))
      const people = facts.flatMap((fact) => (fact.personId === null ? [] : [fact.personId]))
      return { observed: rational(facts.length > 0 ? 1 : 0), needed: rational(1), facts, people }
    }
    case 'sum': {
      const { length, unit } = rule.window
      const facts = of(known, 'metric')
        .filter((fact) => fact.metric === rule.metric && fact.trueFrom <= at && at < plus(fact.trueFrom, length, unit))
        .filter(({ attributes }) =>
          Object.keys(rule.where).every((key) => rule.where[key]?.includes(attributes[key] ?? '')),
        )
      const observed = facts.reduce((total, fact) => add(total, readRational(fact.amount)), ZERO)
      return { observed, needed: readRational(rule.atLeast), facts }
    }
    case 'countPeople': {
      const { mode, certifications } = rule.holding
      const held = of(known, 'certificate-held').filter(
        (fact) => runs(fact, at) && certifications.includes(fact.certification),
      )
      const has = (person: string, slug: string) =>
        held.some((fact) => fact.personId === person && fact.certification === slug)
      const people = once(held.map((fact) => fact.personId))
        .filter((person) => mode !== 'all' || certifications.every((slug) => has(person, slug)))
        .filter((person) => isMember(person, rule.roles, known, at))
      const facts = held.filter((fact) => people.includes(fact.personId))
      return { observed: rational(people.length), needed: rational(rule.atLeast), facts, people }
    }
  }
}

function isMember(person: string, roles: readonly string[], known: Piles, at: number): boolean {
  const all = of(known, 'membership').filter((fact) => fact.personId === person)
  if (all.length === 0) return roles.length === 0
  const current = all.filter((fact) => runs(fact, at))
  return roles.length === 0
    ? current.length > 0
    : current.some((fact) => fact.roles.some((role) => roles.includes(role)))
}

/** Facts by their kind; every decision is checked before it is kept, so the checker may not be slow either. */
type Piles = ReadonlyMap<Fact['kind'], readonly Fact[]>

function piled(facts: readonly Fact[]): Piles {
  const piles = new Map<Fact['kind'], Fact[]>()
  for (const fact of facts) {
    const pile = piles.get(fact.kind)
    if (pile) pile.push(fact)
    else piles.set(fact.kind, [fact])
  }
  return piles
}

const of = <Kind extends Fact['kind']>(known: Piles, kind: Kind) =>
  (known.get(kind) ?? []).filter((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind)
const runs = (fact: Fact, at: number) => !(at < fact.trueFrom) && (fact.trueUntil === null || fact.trueUntil > at)
const once = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) === index)
const text = ({ num, den }: Rational) => `${num}/${den}`
