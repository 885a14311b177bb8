import { type Rational, toNumber } from '~/platform/rational'
import { fulfils } from '../engine/conditions'
import { scopeOf } from '../engine/evaluate'
import { evaluateNumber } from '../engine/evaluate-number'
import type { ProofNode } from '../engine/proof'
import { groupsOf } from '../engine/rule-kinds/team'
import type { Item, Scope } from '../engine/scope'
import { select } from '../engine/select'
import { belongs, type FactIndex } from '../facts/index-facts'
import type { Condition } from '../language/condition'
import type { Programme } from '../language/programme'
import { type MeasureRule, partsOf, type Rule, type TeamRule } from '../language/rule'
import type { Constraint, LinearProgram, Term } from './linear-program'

/** Something that one person may do: earn a certification. */
export type PathStep = {
  readonly personId: string
  readonly certification: string
  /** What it takes beside its courses, in minutes. */
  readonly minutes: number
  /** Courses that the person has to take for it; one that serves several steps is taken once. */
  readonly courses?: readonly PathCourse[]
  /** Certifications that must be held, or earned before, by the same person. */
  readonly after: readonly string[]
}

export type PathCourse = { readonly slug: string; readonly minutes: number }

/** What is asked of the choice beside the least time. */
export type PathWishes = {
  /** Minutes that nobody has to spend more of; null for no bound. */
  readonly mostMinutes: number | null
  /** People whose steps are taken only where those of others do not lead there. */
  readonly lastChoice: ReadonlySet<string>
}

export type PathModel = {
  readonly program: LinearProgram
  readonly steps: ReadonlyMap<string, PathStep>
  /** Requirements that people’s certificates do not meet, by the variable that says they are needed. */
  readonly others: ReadonlyMap<string, string>
}

/** One requirement of another kind outweighs every hour that people can spend. */
const OTHER_MINUTES = 10_000_000
/** A step of somebody of last choice outweighs two hundred hours of others. */
const LAST_CHOICE_MINUTES = 12_000
export const NO_WISHES: PathWishes = { mostMinutes: null, lastChoice: new Set() }

/**
 * The cheapest set of steps that gives a tier, as a linear program. Requirements about people, certificates and places are
 * modelled as they are; others (an amount, an attestation) cannot be met by steps, and are needed as few as possible, before
 * any minute is counted.
 *
 * @param of.steps what people may do beside what they hold
 */
export function modelPath(
  programme: Programme,
  facts: FactIndex,
  of: { at: number; tier: string; steps: readonly PathStep[]; wishes?: PathWishes },
): PathModel {
  const scope = scopeOf(programme, facts, of.at)
  const model = emptyModel(of.steps, scope)
  const place = programme.tiers.findIndex(({ slug }) => slug === of.tier)
  for (const { requires } of programme.tiers.slice(0, place + 1)) {
    const node = scope.prove(requires, scope)
    const truth = compile(requires, node, model)
    if (truth !== true) require(model, [[1, truth]], 1)
  }
  for (const [variable, step] of model.steps)
    for (const before of step.after) {
      if (model.holds(step.personId, before)) continue
      const earlier = model.variableOf(step.personId, before)
      require(model, earlier
        ? [
            [1, earlier],
            [-1, variable],
          ]
        : [[-1, variable]], 0)
    }
  weigh(model, of.wishes ?? NO_WISHES)
  for (const variable of model.others.keys()) model.cost.set(variable, OTHER_MINUTES)
  return { program: { cost: model.cost, constraints: model.constraints }, steps: model.steps, others: model.others }
}

/** What each step and each course costs, and how much of it one person can be asked for. */
function weigh(model: Building, { mostMinutes, lastChoice }: PathWishes): void {
  const spent = new Map<string, Term[]>()
  const spend = (personId: string, minutes: number, variable: string) =>
    spent.set(personId, [...(spent.get(personId) ?? []), [-minutes, variable]])
  const courses = new Map<string, string>()
  for (const [variable, { personId, minutes, courses: needed = [] }] of model.steps) {
    model.cost.set(variable, minutes + (lastChoice.has(personId) ? LAST_CHOICE_MINUTES : 0))
    spend(personId, minutes, variable)
    for (const course of needed) {
      const name = `${personId} ${course.slug}`
      const taken = courses.get(name) ?? model.fresh()
      if (!courses.has(name)) {
        model.cost.set(taken, course.minutes)
        spend(personId, course.minutes, taken)
        courses.set(name, taken)
      }
      require(model, [
        [1, taken],
        [-1, variable],
      ], 0)
    }
  }
  if (mostMinutes !== null) for (const terms of spent.values()) require(model, terms, -mostMinutes)
}

type Building = {
  readonly scope: Scope
  readonly people: readonly Item[]
  readonly steps: Map<string, PathStep>
  readonly others: Map<string, string>
  readonly cost: Map<string, number>
  readonly constraints: Constraint[]
  readonly holds: (personId: string, certification: string) => boolean
  readonly variableOf: (personId: string, certification: string) => string | null
  readonly fresh: () => string
}

function emptyModel(steps: readonly PathStep[], scope: Scope): Building {
  const people = select({ source: 'people', window: null, where: [], top: null }, scope)
  const held = new Map(people.map(({ key, texts }) => [key, new Set(texts.certification ?? [])]))
  const offered = steps.filter(({ personId, certification }) => !held.get(personId)?.has(certification))
  const variables = new Map(offered.map((step, index) => [`${step.personId} ${step.certification}`, `y${index}`]))
  let count = 0
  return {
    ...{ scope, people, others: new Map(), cost: new Map(), constraints: [] },
    steps: new Map(offered.map((step, index) => [`y${index}`, step])),
    holds: (personId, certification) => held.get(personId)?.has(certification) ?? false,
    variableOf: (personId, certification) => variables.get(`${personId} ${certification}`) ?? null,
    fresh: () => `z${count++}`,
  }
}

function require(model: Building, sum: readonly Term[], atLeast: number): void {
  model.constraints.push({ sum, atLeast })
}

/** Either the rule is met as things are, or a variable that may only be yes when it is. */
function compile(rule: Rule, node: ProofNode, model: Building): true | string {
  if (node.met) return true
  const truth = model.fresh()
  const parts = partsOf(rule)
  if (parts.length > 0) {
    const compiled = parts.map((part, index) => compile(part, node.children[index] ?? node, model))
    const met = compiled.filter((part) => part === true).length
    const needed = rule.kind === 'all' ? parts.length : rule.kind === 'atLeast' ? rule.count : 1
    const open = compiled.flatMap((part): Term[] => (part === true ? [] : [[1, part]]))
    require(model, [...open, [-(needed - met), truth]], 0)
    return truth
  }
  if (rule.kind === 'countPeople') {
    const { certifications, mode } = rule.holding
    const able = model.people.filter(({ key }) => hasRole(model, key, rule.roles))
    const sets = mode === 'all' ? certifications.map((one) => [one]) : [certifications]
    return countedPeople(
      model,
      truth,
      able,
      sets.map((of) => ({ of, atLeast: 1 })),
      rule.atLeast,
    )
  }
  if (rule.kind === 'competency') {
    const { requires } = model.scope.definitions.competencies.find(({ slug }) => slug === rule.competency) ?? {}
    const scope = { ...model.scope, item: null, variables: {} }
    return requires ? compile(requires, scope.prove(requires, scope), model) : other(rule, truth, model)
  }
  if (rule.kind === 'measure') return compileMeasure(rule, truth, model) ?? other(rule, truth, model)
  return rule.kind === 'team' ? compileTeam(rule, truth, model) : other(rule, truth, model)
}

function other(rule: Rule, truth: string, model: Building): string {
  model.others.set(truth, rule.id)
  return truth
}

const hasRole = ({ scope }: Building, personId: string, roles: readonly string[]): boolean => {
  const person = scope.facts.people.get(personId)
  return person !== undefined && belongs(person, roles, scope.at)
}

/** So many certifications of a set, held or earned. */
type Holds = { readonly of: readonly string[]; readonly atLeast: number }

/** At least so many of the people fulfil every one of the holdings. */
function countedPeople(
  model: Building,
  truth: string,
  people: readonly Item[],
  holdings: readonly Holds[],
  needed: number,
): string {
  const counted = people.map(({ key }) => countsFor(model, key, holdings))
  const certain = counted.filter((one) => one === true).length
  const open = counted.flatMap((one): Term[] => (one === true || one === null ? [] : [[1, one]]))
  require(model, [...open, [-Math.max(0, needed - certain), truth]], 0)
  return truth
}

/** Whether a person fulfils holdings: as things are, never, or by a variable that asks for the steps. */
function countsFor(model: Building, personId: string, holdings: readonly Holds[]): true | null | string {
  const open = holdings
    .map(({ of, atLeast }) => ({
      left: atLeast - of.filter((one) => model.holds(personId, one)).length,
      steps: of.flatMap((one) => model.variableOf(personId, one) ?? []),
    }))
    .filter(({ left }) => left > 0)
  if (open.length === 0) return true
  if (open.some(({ left, steps }) => steps.length < left)) return null
  const variable = model.fresh()
  for (const { left, steps } of open) require(model, [...steps.map((step): Term => [1, step]), [-left, variable]], 0)
  return variable
}

/** Counts of people or of certificates, which steps add to; null for every other number. */
function compileMeasure({ of, is, than }: MeasureRule, truth: string, model: Building): string | null {
  if (of.kind !== 'count' || of.by !== null || of.of.window !== null || of.of.top !== null) return null
  if (is !== 'atLeast' && is !== 'moreThan') return null
  const needed = wholeAbove(evaluateNumber(than, model.scope).value, is === 'moreThan')
  const { source, where } = of.of
  if (source === 'people') {
    const holdings = holdingsOf(where, model)
    const able = model.people.filter((person) =>
      fulfils(
        where.filter(({ kind }) => kind !== 'holds'),
        person,
        model.scope,
      ),
    )
    return holdings && countedPeople(model, truth, able, holdings, needed)
  }
  if (source !== 'certificates') return null
  const fitting = new Set(certificationsLike(where, model))
  const added = [...model.steps].flatMap(([variable, step]): Term[] =>
    fitting.has(step.certification) ? [[1, variable]] : [],
  )
  const now = toNumber(evaluateNumber(of, model.scope).value)
  require(model, [...added, [-Math.max(0, needed - now), truth]], 0)
  return truth
}

/** The least whole number that is enough. */
function wholeAbove({ num, den }: Rational, strictly: boolean): number {
  const below = Number(num / den)
  return strictly || num % den === 0n ? below + (strictly ? 1 : 0) : below + 1
}

/** Conditions on what people hold as sets of certifications. */
const holdingsOf = (where: readonly Condition[], model: Building): Holds[] | null =>
  where
    .filter((condition) => condition.kind === 'holds')
    .map((condition) => ({ of: certificationsLike(condition.where, model), atLeast: condition.atLeast }))

/** The certifications of the programme and of the steps whose certificates would fulfil the conditions. */
function certificationsLike(where: readonly Condition[], { scope, steps }: Building): string[] {
  const traits = scope.definitions.certifications
  const names = new Set([...Object.keys(traits), ...[...steps.values()].map(({ certification }) => certification)])
  for (const { held } of scope.facts.people.values()) for (const { certification } of held) names.add(certification)
  return [...names].filter((name) => {
    const texts = Object.fromEntries(Object.entries(traits[name] ?? {}).map(([field, value]) => [field, [value]]))
    const item: Item = {
      ...{ key: name, factIds: [], personIds: [], from: scope.at, numbers: {} },
      texts: { ...texts, certification: [name] },
    }
    return fulfils(where, item, scope)
  })
}

/** Every place filled, by people who fit or will, each within the groups as often as they allow. */
function compileTeam(rule: TeamRule, truth: string, model: Building): string {
  const groups = groupsOf(rule)
  const fills = new Map<string, Map<string, string>>()
  for (const { slug, where, count } of rule.places) {
    const holdings = holdingsOf(where, model) ?? []
    const others = where.filter(({ kind }) => kind !== 'holds')
    const terms: Term[] = []
    for (const person of model.people) {
      if (!fulfils(others, person, model.scope)) continue
      const counts = countsFor(model, person.key, holdings)
      if (counts === null) continue
      const seat = model.fresh()
      if (counts !== true)
        require(model, [
          [1, counts],
          [-1, seat],
        ], 0)
      fills.set(person.key, (fills.get(person.key) ?? new Map<string, string>()).set(slug, seat))
      terms.push([1, seat])
    }
    require(model, [...terms, [-count, truth]], 0)
  }
  for (const seats of fills.values()) {
    const chosen = groups.map((group) => {
      const own = group.places.flatMap((place) => seats.get(place) ?? [])
      const inGroup = model.fresh()
      require(model, [[group.atMost, inGroup], ...own.map((seat): Term => [-1, seat])], 0)
      return inGroup
    })
    require(model, chosen.map((group): Term => [-1, group]), -1)
  }
  return truth
}
