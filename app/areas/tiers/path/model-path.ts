import { type Rational, toNumber } from '~/platform/rational'
import { fulfils } from '../engine/conditions'
import { scopeOf } from '../engine/evaluate'
import { evaluateNumber } from '../engine/evaluate-number'
import type { ProofNode } from '../engine/proof'
import type { Item } from '../engine/scope'
import type { FactIndex } from '../facts/index-facts'
import type { Programme } from '../language/programme'
import { type MeasureRule, partsOf, type Rule } from '../language/rule'
import type { LinearProgram, Term } from './linear-program'
import { compileTeam } from './model-team'
import {
  type Building,
  certificationsLike,
  countsFor,
  demand,
  emptyModel,
  type Holds,
  hasRole,
  holdingsOf,
} from './path-building'
import { NO_WISHES, type PathStep, type PathWishes } from './path-step'

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
  demand(model, [...added, [-Math.max(0, needed - now), truth]], 0)
  return truth
}

/** The least whole number that is enough. */
function wholeAbove({ num, den }: Rational, strictly: boolean): number {
  const below = Number(num / den)
  return strictly || num % den === 0n ? below + (strictly ? 1 : 0) : below + 1
}
