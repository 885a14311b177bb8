import { canonicalJson } from '~/platform/json'
import { add, ONE, type Rational, rational, readRational, sub, ZERO } from '~/platform/rational'
import type { NumberNode, Proof, ProofNode } from '../engine/proof'
import type { Fact } from '../facts/facts'
import type { Comparison } from '../language/condition'
import type { Programme } from '../language/programme'
import type { EveryRule, OnSomeDayRule, Rule, SomeRule, TeamRule } from '../language/rule'
import type { Selection } from '../language/selection'
import type { RollingWindow } from '../language/window'
import { compares, isLike, numberIn, thingsOf, type World } from './check-language'
import { faultOfAssignment } from './check-places'
import { asRetired, plus, settle } from './check-proof-facts'

/** A claim of a proof that the rules and facts do not bear out; `claim` and `found` are JSON. */
export type ProofFault = { readonly path: string; readonly claim: string; readonly found: string }

type Truth = {
  observed: Rational
  needed: Rational
  is?: Comparison
  facts?: readonly string[]
  people?: readonly string[]
  numbers?: readonly NumberNode[]
  /** Rules asked of something else than the rule itself, each with what its node must say of that. */
  cases?: readonly { rule: Rule; world: World; says: { item?: string; at?: number } }[]
  /** What is wrong with the assignment that is claimed; null when nothing is, left out by rules without one. */
  assignment?: string | null
}

/**
 * Verifies a stored proof against the version's rules and the partner's facts; an empty list means that every claim
 * holds. Written apart from the evaluator, on other lines: it shares only the shapes and the fractions, derives what was
 * known by itself, does its own calendar, and looks through all facts of a kind for each rule instead of an index. Both run before a decision is kept.
 */
export function checkProof(programme: Programme, facts: readonly Fact[], proof: Proof): ProofFault[] {
  const known = asRetired(settle(facts.filter((fact) => fact.knownAt <= proof.knownAt)), programme)
  const faults: ProofFault[] = []
  const expect = (path: string, claimed: unknown, found: unknown) => {
    const [claim, truth] = [claimed, found].map((said) => (said === undefined ? 'nothing' : canonicalJson(said)))
    if (claim !== truth) faults.push({ path, claim: claim ?? '', found: truth ?? '' })
  }

  function expectNumber(rule: Rule, claimed: NumberNode | undefined, found: NumberNode): void {
    const path = `${rule.id} number ${found.id}`
    const shape = (node: NumberNode | undefined) => node && [node.id, node.kind, node.children.length]
    expect(`${path} is`, shape(claimed), shape(found))
    if (!claimed || claimed.children.length !== found.children.length) return
    expect(`${path} value`, claimed.value, found.value)
    expect(`${path} facts`, claimed.factIds, found.factIds)
    expect(`${path} people`, claimed.personIds, found.personIds)
    for (const [index, child] of found.children.entries()) expectNumber(rule, claimed.children[index], child)
  }

  function check(rule: Rule, node: ProofNode | undefined, world: World, says = {}): boolean {
    const parts = 'rules' in rule ? rule.rules : []
    const met = parts.map((part, index) => check(part, node?.children[index], world)).filter(Boolean).length
    const truth = truthOf(rule, world, met, node)
    const asked = truth.cases ?? []
    const casesMet = asked.map((one, index) => check(one.rule, node?.cases?.[index], one.world, one.says))
    if (rule.kind === 'every' || rule.kind === 'some') truth.observed = rational(casesMet.filter(Boolean).length)
    const isUpper = truth.is === 'atMost' || truth.is === 'lessThan'
    const margin = isUpper ? sub(truth.needed, truth.observed) : sub(truth.observed, truth.needed)
    const holds = compares(truth.observed, truth.is ?? 'atLeast', truth.needed)
    const { item, at } = node ?? {}
    expect(`${rule.id} rule`, [node?.id, node?.kind, node?.children.length], [rule.id, rule.kind, parts.length])
    expect(`${rule.id} asked of`, { item, at, is: node?.is }, { item: undefined, at: undefined, ...says, is: truth.is })
    expect(`${rule.id} met`, node?.met, holds)
    expect(`${rule.id} observed`, node?.observed, text(truth.observed))
    expect(`${rule.id} needed`, node?.needed, text(truth.needed))
    expect(`${rule.id} margin`, node?.margin, text(margin))
    expect(`${rule.id} facts`, node?.factIds, once(truth.facts ?? []).sort())
    expect(`${rule.id} people`, node?.personIds, once(truth.people ?? []).sort())
    expect(`${rule.id} numbers`, node?.numbers?.length, truth.numbers?.length)
    for (const [index, number] of (truth.numbers ?? []).entries()) expectNumber(rule, node?.numbers?.[index], number)
    expect(`${rule.id} cases`, node?.cases?.length, truth.cases?.length)
    expect(
      `${rule.id} assignment`,
      node?.assignment && (truth.assignment ?? 'as it is'),
      truth.assignment === undefined ? undefined : 'as it is',
    )
    return holds
  }

  const world: World = {
    ...{ programme, known, at: proof.at, thing: null, names: {} },
    isTrue: (rule, inner) => truthIn(rule, inner),
  }
  let tier: string | null = null
  let below = true
  for (const [rank, { slug, requires }] of programme.tiers.entries()) {
    const claimed = proof.tiers[rank]
    const met = check(requires, claimed?.node, world)
    below &&= met
    if (below) tier = slug
    expect(slug, [claimed?.slug, claimed?.met, claimed?.holds], [slug, met, below])
  }
  expect('tier', [proof.tier, proof.tiers.length], [tier, programme.tiers.length])
  expect('version', [proof.format, proof.track, proof.effective], [1, programme.track, programme.effective])
  return faults
}

/** Whether a rule holds in a world, and what it rests on, when no proof of it is at hand. */
function truthIn(rule: Rule, world: World): { met: boolean; facts: string[]; people: string[] } {
  const parts = ('rules' in rule ? rule.rules : []).map((part) => truthIn(part, world))
  const truth = truthOf(rule, world, parts.filter(({ met }) => met).length)
  const cases = (truth.cases ?? []).map((one) => truthIn(one.rule, one.world))
  const isEach = rule.kind === 'every' || rule.kind === 'some'
  const observed = isEach ? rational(cases.filter(({ met }) => met).length) : truth.observed
  return {
    met: compares(observed, truth.is ?? 'atLeast', truth.needed),
    facts: [...(truth.facts ?? []), ...[...parts, ...cases].flatMap(({ facts }) => facts)],
    people: [...(truth.people ?? []), ...[...parts, ...cases].flatMap(({ people }) => people)],
  }
}

function truthOf(rule: Rule, world: World, metParts: number, claimed?: ProofNode): Truth {
  const { at } = world
  const known = pilesOf(world.known)
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
      return { observed: rational(facts.length > 0 ? 1 : 0), needed: rational(1), facts: idsOf(facts), people }
    }
    case 'sum': {
      const { length, unit } = rule.window
      const facts = of(known, 'metric')
        .filter((fact) => fact.metric === rule.metric && fact.trueFrom <= at && at < plus(fact.trueFrom, length, unit))
        .filter(({ attributes }) =>
          Object.keys(rule.where).every((key) => rule.where[key]?.includes(attributes[key] ?? '')),
        )
      const observed = facts.reduce((total, fact) => add(total, readRational(fact.amount)), ZERO)
      return { observed, needed: readRational(rule.atLeast), facts: idsOf(facts) }
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
      return { observed: rational(people.length), needed: rational(rule.atLeast), facts: idsOf(facts), people }
    }
    case 'measure': {
      const numbers = [numberIn(rule.of, world), numberIn(rule.than, world)] as const
      const nodes = numbers.map(({ node }) => node)
      const below = (node: NumberNode): NumberNode[] => [node, ...node.children.flatMap(below)]
      const all = nodes.flatMap(below)
      return {
        ...{ observed: numbers[0].value, needed: numbers[1].value, is: rule.is, numbers: nodes },
        facts: all.flatMap(({ factIds }) => factIds),
        people: all.flatMap(({ personIds }) => personIds),
      }
    }
    case 'has': {
      const { thing } = world
      const isSo = rule.where.every((condition) => isLike(condition, thing, world))
      return { observed: rational(isSo ? 1 : 0), needed: ONE, facts: thing?.facts ?? [], people: thing?.people ?? [] }
    }
    case 'competency': {
      const all: Selection = { source: 'competencies', window: null, where: [], top: null }
      const found = thingsOf(all, world).find(({ name }) => name === rule.competency)
      return { observed: rational(found ? 1 : 0), needed: ONE, facts: found?.facts ?? [], people: found?.people ?? [] }
    }
    case 'every':
    case 'some':
      return truthOfEach(rule, world)
    case 'onSomeDay':
      return truthOfSomeDay(rule, world)
    case 'team':
      return truthOfTeam(rule, world, claimed)
  }
}

function truthOfEach(rule: EveryRule | SomeRule, world: World): Truth {
  const things = thingsOf(rule.of, world)
  const { by } = rule
  const asked =
    by === null
      ? things.map((thing) => ({ item: thing.name, things: [thing], world: { ...world, thing } }))
      : once(things.flatMap((thing) => thing.says(by)))
          .sort()
          .map((value) => ({
            item: value,
            things: things.filter((thing) => thing.says(by).includes(value)),
            world: { ...world, thing: null, names: { ...world.names, [rule.as ?? by]: value } },
          }))
  const wanted = asked.filter((one) => rule.when === null || world.isTrue(rule.when, one.world).met)
  const found = wanted.map((one) => ownEvidence(rule.satisfies, one.world))
  return {
    observed: ZERO,
    needed: rational(rule.kind === 'some' ? rule.atLeast : wanted.length),
    cases: wanted.map((one) => ({ rule: rule.satisfies, world: one.world, says: { item: one.item } })),
    facts: [
      ...wanted.flatMap((one) => one.things.flatMap(({ facts }) => facts)),
      ...found.flatMap(({ facts }) => facts),
    ],
    people: [
      ...wanted.flatMap((one) => one.things.flatMap(({ people }) => people)),
      ...found.flatMap(({ people }) => people),
    ],
  }
}

/** What the node of a rule names itself, apart from what its parts name. */
function ownEvidence(rule: Rule, world: World): { facts: readonly string[]; people: readonly string[] } {
  const { facts = [], people = [] } = truthOf(rule, world, 0)
  return { facts, people }
}

/** An assignment is a claim that is looked at, not made again: another one may fill as many places. */
function truthOfTeam(rule: TeamRule, world: World, claimed?: ProofNode): Truth {
  const people = thingsOf({ source: 'people', window: null, where: [], top: null }, world)
  const needed = rational(rule.places.reduce((total, { count }) => total + count, 0))
  const used = once((claimed?.assignment?.filled ?? []).flatMap((place) => place.people))
  const fault = faultOfAssignment(rule, people, claimed?.assignment, world)
  const facts = people.filter(({ name }) => used.includes(name)).flatMap((person) => person.facts)
  return { observed: rational(claimed?.assignment?.total ?? 0), needed, facts, people: used, assignment: fault }
}

/**
 * That a rule was met on some day is shown by the day; that it was on none, by looking at the last moment before every
 * moment at which any fact begins, ends or leaves a window of the rule.
 */
function truthOfSomeDay(rule: OnSomeDayRule, world: World): Truth {
  const isInWindow = (then: number) => then <= world.at && world.at < plus(then, rule.window.length, rule.window.unit)
  const days = momentsBefore(rule, world).filter(isInWindow)
  const at = [world.at, ...days.sort((a, b) => b - a)].find(
    (then) => world.isTrue(rule.rule, { ...world, at: then }).met,
  )
  const evidence = at === undefined ? { facts: [], people: [] } : ownEvidence(rule.rule, { ...world, at })
  return {
    observed: rational(at === undefined ? 0 : 1),
    needed: ONE,
    cases: [{ rule: rule.rule, world: { ...world, at: at ?? world.at }, says: at === undefined ? {} : { at } }],
    ...evidence,
  }
}

/** The last moment before each at which something that any rule looks at may change: more than are needed. */
function momentsBefore(rule: OnSomeDayRule, world: World): number[] {
  const start = addedMonths(world.at, -121)
  const months = Array.from({ length: 123 }, (_, month) => addedMonths(start, month))
  const ofFacts = world.known.flatMap(({ trueFrom, trueUntil }) => [trueFrom, trueUntil ?? trueFrom])
  const windows = rollingIn([rule.rule, world.programme.definitions])
  const joined = world.known.flatMap(({ kind, attributes }) => (kind === 'profile' ? startOf(attributes.joined) : []))
  const parameters = world.programme.definitions?.parameters ?? []
  return once([
    ...months,
    ...ofFacts,
    ...ofFacts.flatMap((from) => windows.map(({ length, unit }) => plus(from, length, unit))),
    ...joined.flatMap((from) =>
      parameters.flatMap(({ ramp }) => ramp.map((step) => plus(from, step.months, 'months'))),
    ),
    ...parameters.flatMap(({ overrides }) =>
      overrides.flatMap(({ from, until }) => [...startOf(from), ...startOf(until)]),
    ),
  ]).map((moment) => moment - 1)
}

/** The first moment of the month so many months from the one of a moment. */
const addedMonths = (at: number, months: number) =>
  Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth() + months, 1)

const startOf = (day: string | null | undefined): number[] => {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? [] : [at]
}

/** Every rolling window anywhere in what is written. */
function rollingIn(written: unknown): RollingWindow[] {
  if (typeof written !== 'object' || written === null) return []
  const own = 'kind' in written && written.kind === 'rolling' ? [written as RollingWindow] : []
  return [...own, ...Object.values(written).flatMap(rollingIn)]
}

function isMember(person: string, roles: readonly string[], known: Piles, at: number): boolean {
  const all = of(known, 'membership').filter((fact) => fact.personId === person)
  if (all.length === 0) return roles.length === 0
  const current = all.filter((fact) => runs(fact, at))
  return roles.length === 0
    ? current.length > 0
    : current.some((fact) => fact.roles.some((role) => roles.includes(role)))
}

const idsOf = (facts: readonly Fact[]) => facts.map(({ id }) => id)

/** Facts by their kind; every decision is checked before it is kept, so the checker may not be slow either. */
const made = new WeakMap<readonly Fact[], Piles>()

function pilesOf(known: readonly Fact[]): Piles {
  const piles = made.get(known) ?? piled(known)
  made.set(known, piles)
  return piles
}

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
const once = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]
const text = ({ num, den }: Rational) => `${num}/${den}`
