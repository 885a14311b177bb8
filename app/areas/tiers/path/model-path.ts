import { scopeOf } from '../engine/evaluate'
import type { ProofNode } from '../engine/proof'
import type { Item } from '../engine/scope'
import type { FactIndex } from '../facts/index-facts'
import type { Programme } from '../language/programme'
import { type MeasureRule, partsOf, type Rule } from '../language/rule'
import type { LinearProgram, Term } from './linear-program'
import { demandSum, minus } from './linear-sum'
import { sumFor } from './model-number'
import { compileTeam } from './model-team'
import { type Building, countsFor, demand, emptyModel, type Holds, hasRole, type OtherNeed } from './path-building'
import { NO_WISHES, type PathStep, type PathWishes } from './path-step'
import { isLosable, readsDeals, readsLearning } from './reads-learning'

export type PathModel = {
  readonly program: LinearProgram
  readonly steps: ReadonlyMap<string, PathStep>
  /** Requirements that people’s certificates do not meet, by the variable that says they are needed. */
  readonly others: ReadonlyMap<string, OtherNeed>
}

/** One requirement of another kind outweighs every hour that people can spend. */
const OTHER_MINUTES = 10_000_000
/** A step of somebody of last choice outweighs two hundred hours of others. */
const LAST_CHOICE_MINUTES = 12_000

/**
 * The cheapest set of steps that gives a tier, as a linear program. Requirements about people, certificates and places are
 * modelled as they are, and so are numbers that are sums of them, with caps; others (an amount, an attestation) cannot be met
 * by steps, and are needed as few as possible, before any minute is counted.
 *
 * @param of.steps what people may do beside what they hold
 * @param of.only one rule of the tier or of those below, to ask for nothing else
 */
export function modelPath(
  programme: Programme,
  facts: FactIndex,
  of: { at: number; tier: string; steps: readonly PathStep[]; wishes?: PathWishes; only?: Rule },
): PathModel {
  const scope = scopeOf(programme, facts, of.at)
  const model = emptyModel(of.steps, scope)
  const place = programme.tiers.findIndex(({ slug }) => slug === of.tier)
  const asked = of.only ? [of.only] : programme.tiers.slice(0, place + 1).map(({ requires }) => requires)
  for (const requires of asked) {
    const node = scope.prove(requires, scope)
    const truth = compile(requires, node, model)
    if (truth !== true) demand(model, [[1, truth]], 1)
  }
  for (const [variable, step] of model.steps)
    for (const before of step.after) {
      if (model.holds(step.personId, before)) continue
      const earlier = model.variableOf(step.personId, before)
      demand(
        model,
        earlier
          ? [
              [1, earlier],
              [-1, variable],
            ]
          : [[-1, variable]],
        0,
      )
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
      demand(
        model,
        [
          [1, taken],
          [-1, variable],
        ],
        0,
      )
    }
  }
  if (mostMinutes !== null) for (const terms of spent.values()) demand(model, terms, -mostMinutes)
}

/**
 * Either the rule is met whatever is chosen, or a variable that may only be yes when it is. Of what is met as things are,
 * only a comparison of numbers can be lost by learning: nobody may have more of something, or it is taken off.
 */
function compile(rule: Rule, node: ProofNode, model: Building): true | string {
  const { definitions } = model.scope
  if (node.met && !isLosable(rule, definitions)) return true
  const truth = model.fresh()
  const parts = partsOf(rule)
  if (parts.length > 0) {
    const compiled = parts.map((part, index) => compile(part, node.children[index] ?? node, model))
    const met = compiled.filter((part) => part === true).length
    const needed = rule.kind === 'all' ? parts.length : rule.kind === 'atLeast' ? rule.count : 1
    if (met >= needed) return true
    const open = compiled.flatMap((part): Term[] => (part === true ? [] : [[1, part]]))
    demand(model, [...open, [-(needed - met), truth]], 0)
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
  if (!readsLearning(rule, definitions)) return other({ ruleId: rule.id, learning: 'none' }, model)
  const learned = compileLearned(rule, truth, model)
  return learned ?? (node.met || other({ ruleId: rule.id, learning: 'unknown' }, model))
}

/** A rule that learning may meet; null when how is more than can be told. */
function compileLearned(rule: Rule, truth: string, model: Building): true | string | null {
  const scope = { ...model.scope, item: null, variables: {} }
  if (rule.kind === 'measure') return compileMeasure(rule, truth, model)
  if (rule.kind === 'team') return compileTeam(rule, truth, model)
  // It was met on no day so far; what is learned now meets it today.
  if (rule.kind === 'onSomeDay') return compile(rule.rule, scope.prove(rule.rule, scope), model)
  if (rule.kind !== 'competency') return null
  const { requires } = scope.definitions.competencies.find(({ slug }) => slug === rule.competency) ?? {}
  return requires ? compile(requires, scope.prove(requires, scope), model) : null
}

/** A variable that says that a requirement is met in another way. */
function other(need: OtherNeed, model: Building): string {
  const variable = model.fresh()
  model.others.set(variable, need)
  return variable
}

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
  demand(model, [...open, [-Math.max(0, needed - certain), truth]], 0)
  return truth
}

/** A comparison of numbers that learning changes, where they are sums of steps; null where they are not. */
function compileMeasure({ id, of, is, than }: MeasureRule, truth: string, model: Building): true | string | null {
  const isUpper = is === 'atMost' || is === 'lessThan'
  const [greater, lesser] = isUpper ? [than, of] : [of, than]
  const high = sumFor(greater, 'low', model)
  const low = sumFor(lesser, 'high', model)
  if (!high || !low) return null
  const strictly = is === 'moreThan' || is === 'lessThan'
  const margin = minus(high, low)
  const learned = model.fresh()
  const comes = demandSum(model, margin, { strictly, when: learned })
  if (comes === 'always') return true
  if (comes === 'never') demand(model, [[-1, learned]], 0)
  const terms: Term[] = [[1, learned]]
  // What deals may meet, too, is asked of them where learning does not suffice.
  if (readsDeals([of, than], model.scope.definitions)) terms.push([1, other({ ruleId: id, learning: 'some' }, model)])
  demand(model, [...terms, [-1, truth]], 0)
  return truth
}
