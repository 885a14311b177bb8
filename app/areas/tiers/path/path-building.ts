import { fulfils } from '../engine/conditions'
import type { Item, Scope } from '../engine/scope'
import { select } from '../engine/select'
import { belongs } from '../facts/index-facts'
import type { Condition } from '../language/condition'
import type { Constraint, Term } from './linear-program'
import type { PathStep } from './path-step'

/**
 * A requirement that the chosen steps do not meet. `learning` says what other steps could do for it: nothing (`none`),
 * something, but not enough by themselves (`some`), or more than can be told (`unknown`).
 */
export type OtherNeed = { readonly ruleId: string; readonly learning: 'none' | 'some' | 'unknown' }

/** A linear program that is being written. */
export type Building = {
  readonly scope: Scope
  readonly people: readonly Item[]
  readonly steps: Map<string, PathStep>
  readonly others: Map<string, OtherNeed>
  readonly cost: Map<string, number>
  readonly constraints: Constraint[]
  readonly holds: (personId: string, certification: string) => boolean
  readonly variableOf: (personId: string, certification: string) => string | null
  readonly fresh: () => string
}

export function emptyModel(steps: readonly PathStep[], scope: Scope): Building {
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

/** What the choice has to fulfil. */
export function demand(model: Building, sum: readonly Term[], atLeast: number): void {
  model.constraints.push({ sum, atLeast })
}

export const hasRole = ({ scope }: Building, personId: string, roles: readonly string[]): boolean => {
  const person = scope.facts.people.get(personId)
  return person !== undefined && belongs(person, roles, scope.at)
}

/** So many certifications of a set, held or earned. */
export type Holds = { readonly of: readonly string[]; readonly atLeast: number }

/** Whether a person fulfils holdings: as things are, never, or by a variable that asks for the steps. */
export function countsFor(model: Building, personId: string, holdings: readonly Holds[]): true | null | string {
  const open = holdings
    .map(({ of, atLeast }) => ({
      left: atLeast - of.filter((one) => model.holds(personId, one)).length,
      steps: of.flatMap((one) => model.variableOf(personId, one) ?? []),
    }))
    .filter(({ left }) => left > 0)
  if (open.length === 0) return true
  if (open.some(({ left, steps }) => steps.length < left)) return null
  const variable = model.fresh()
  for (const { left, steps } of open) demand(model, [...steps.map((step): Term => [1, step]), [-left, variable]], 0)
  return variable
}

/**
 * The same from the other side: a variable that must be yes when the person fulfils them, and may be no otherwise. Null when
 * the person never does.
 */
export function surelyCountsFor(model: Building, personId: string, holdings: readonly Holds[]): true | null | string {
  const counts = countsFor(model, personId, holdings)
  if (typeof counts !== 'string') return counts
  const each = holdings.flatMap(({ of, atLeast }) => {
    const left = atLeast - of.filter((one) => model.holds(personId, one)).length
    if (left <= 0) return []
    const steps = of.flatMap((one) => model.variableOf(personId, one) ?? [])
    const enough = model.fresh()
    demand(model, [[steps.length - left + 1, enough], ...steps.map((step): Term => [-1, step])], 1 - left)
    return [enough]
  })
  const all = model.fresh()
  demand(model, [[1, all], ...each.map((one): Term => [-1, one])], 1 - each.length)
  return all
}

/**
 * Conditions on what people hold as sets of certifications, apart from the other conditions; null when one asks for what
 * people do not hold.
 */
export function holdingsOf(
  where: readonly Condition[],
  model: Building,
): { holds: Holds[]; others: Condition[] } | null {
  const holds: Holds[] = []
  const others: Condition[] = []
  for (const condition of where)
    if (condition.kind === 'holds')
      holds.push({ of: certificationsLike(condition.where, model), atLeast: condition.atLeast })
    else if (condition.field !== 'certification') others.push(condition)
    else if (condition.kind === 'one-of' && !condition.not) holds.push({ of: condition.values, atLeast: 1 })
    else return null
  return { holds, others }
}

/** The certifications of the programme and of the steps whose certificates would fulfil the conditions. */
export function certificationsLike(where: readonly Condition[], model: Building): string[] {
  const { scope, steps } = model
  const names = new Set([
    ...Object.keys(scope.definitions.certifications),
    ...[...steps.values()].map(({ certification }) => certification),
  ])
  for (const { held } of scope.facts.people.values()) for (const { certification } of held) names.add(certification)
  return [...names].filter((name) => fulfils(where, certificationItem(name, model), scope))
}

/** A certificate that somebody may earn, as rules see it. */
export function certificationItem(name: string, { scope }: Building): Item {
  const traits = Object.entries(scope.definitions.certifications[name] ?? {}).map(([field, value]) => [field, [value]])
  return {
    ...{ key: name, factIds: [], personIds: [], from: scope.at, numbers: {} },
    texts: { ...Object.fromEntries(traits), certification: [name] },
  }
}
