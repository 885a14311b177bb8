import { add, compare, div, mul, ONE, type Rational, rational, readRational, sub, ZERO } from '~/platform/rational'
import type { NumberNode } from '../engine/proof'
import type { Fact } from '../facts/facts'
import type { Comparison, Condition } from '../language/condition'
import { type Definitions, NO_DEFINITIONS } from '../language/definitions'
import type { NumberExpression } from '../language/number'
import type { Programme } from '../language/programme'
import type { Rule } from '../language/rule'
import type { Selection } from '../language/selection'
import type { Window } from '../language/window'
import { plus } from './check-proof-facts'

/**
 * The checker's own reading of the language: of conditions, selections and numbers. It shares the shapes of rules and
 * facts with the evaluator and nothing that computes: it goes through all facts for each question, and looks back from
 * the date where the evaluator looks forward from each fact.
 */
export type World = {
  readonly programme: Programme
  /** Settled facts as known then; those of every date. */
  readonly known: readonly Fact[]
  readonly at: number
  readonly thing: Thing | null
  readonly names: Readonly<Record<string, string>>
  /** Is a rule true in a world? */
  readonly isTrue: (
    rule: Rule,
    world: World,
  ) => { readonly met: boolean; readonly facts: string[]; readonly people: string[] }
}

/** What is counted or asked about. */
export type Thing = {
  readonly name: string
  readonly since: number
  readonly facts: readonly string[]
  readonly people: readonly string[]
  readonly says: (field: string) => readonly string[]
  readonly number: (field: string) => Rational | null
  readonly held: readonly Thing[]
}

const definitionsOf = ({ programme }: World): Definitions => programme.definitions ?? NO_DEFINITIONS

const runs = (fact: Fact, at: number) => fact.trueFrom <= at && (fact.trueUntil === null || fact.trueUntil > at)

/** The things of a selection in a world, oldest first. */
export function thingsOf({ source, window, where, top }: Selection, world: World): Thing[] {
  const all = thingsFrom(source, world, window)
    .filter((thing) => where.every((condition) => isLike(condition, thing, world)))
    .sort((a, b) => a.since - b.since || (a.name < b.name ? -1 : 1))
  if (top === null) return all
  const size = (thing: Thing) => (top.order === 'latest' ? rational(thing.since) : (thing.number(top.by) ?? ZERO))
  const direction = top.order === 'least' ? -1 : 1
  return [...all].sort((a, b) => direction * compare(size(b), size(a))).slice(0, top.count)
}

function thingsFrom(source: string, world: World, window: Window | null): Thing[] {
  const { known, at } = world
  if (source === 'people') return peopleThen(world)
  if (source === 'competencies') return competenciesThen(world)
  const counts = (fact: Fact) =>
    window === null ? runs(fact, at) : fact.trueFrom <= at && isInside(window, fact.trueFrom, at)
  return known.flatMap((fact): Thing[] => {
    if (!counts(fact)) return []
    if (source === 'certificates' && fact.kind === 'certificate-held') return [certificate(fact, world)]
    if (source === 'courses' && fact.kind === 'course-completed')
      return [plain(fact, fact.id, [fact.personId], (field) => (field === 'course' ? [fact.course] : null))]
    if (fact.kind === 'metric' && fact.metric === source)
      return [
        {
          ...plain(fact, fact.id, []),
          number: (field) => (field === 'amount' ? money(fact.amount, fact, world) : null),
        },
      ]
    if (fact.kind !== 'record' || fact.record !== source) return []
    const types = definitionsOf(world).records.find(({ slug }) => slug === source)?.fields ?? {}
    const people = fact.personId === null ? [] : [fact.personId]
    return [
      {
        ...plain(fact, fact.key ?? fact.id, people),
        number(field) {
          const written = Object.hasOwn(fact.numbers, field) ? fact.numbers[field] : undefined
          if (written === undefined) return null
          return types[field] === 'money' ? money(written, fact, world) : readRational(written)
        },
      },
    ]
  })
}

function plain(
  fact: Fact,
  name: string,
  people: readonly string[],
  more: (field: string) => readonly string[] | null = () => null,
): Thing {
  const { attributes } = fact
  return {
    ...{ name, people, since: fact.trueFrom, facts: [fact.id], held: [] },
    says: (field) => more(field) ?? (Object.hasOwn(attributes, field) ? [attributes[field] ?? ''] : []),
    number: () => null,
  }
}

function certificate(fact: Extract<Fact, { kind: 'certificate-held' }>, world: World): Thing {
  const traits = definitionsOf(world).certifications[fact.certification] ?? {}
  return plain(fact, fact.id, [fact.personId], (field) =>
    field === 'certification' ? [fact.certification] : Object.hasOwn(traits, field) ? [traits[field] ?? ''] : null,
  )
}

function peopleThen(world: World): Thing[] {
  const { known, at } = world
  const everyone = new Set(
    known.flatMap((fact) => (fact.kind === 'membership' || fact.kind === 'certificate-held' ? [fact.personId] : [])),
  )
  return [...everyone].flatMap((person) => {
    const mine = known.filter((fact) => 'personId' in fact && fact.personId === person)
    const jobs = mine.filter((fact) => fact.kind === 'membership')
    const current = jobs.filter((fact) => runs(fact, at))
    const held = mine.flatMap((fact) =>
      fact.kind === 'certificate-held' && runs(fact, at) ? [certificate(fact, world)] : [],
    )
    const isOurs = jobs.length > 0 ? current.length > 0 : held.length > 0
    if (!isOurs) return []
    const says = (field: string) => {
      const own = current.flatMap(({ attributes }) =>
        Object.hasOwn(attributes, field) ? [attributes[field] ?? ''] : [],
      )
      if (field === 'role') return [...current.flatMap(({ roles }) => roles), ...own]
      return field === 'certification' ? [...own, ...held.flatMap((one) => one.says('certification'))] : own
    }
    const begins = current.length > 0 ? current.map(({ trueFrom }) => trueFrom) : held.map(({ since }) => since)
    const facts = [...current.map(({ id }) => id), ...held.flatMap((one) => one.facts)]
    return [{ name: person, since: Math.min(...begins), facts, people: [person], says, held, number: () => null }]
  })
}

function competenciesThen(world: World): Thing[] {
  const granted = world.known.filter((fact) => fact.kind === 'competency' && runs(fact, world.at))
  const defined = definitionsOf(world).competencies
  const names = new Set([
    ...granted.map((fact) => (fact as { competency: string }).competency),
    ...defined.map(({ slug }) => slug),
  ])
  return [...names].flatMap((name) => {
    const own = granted.filter((fact) => (fact as { competency: string }).competency === name)
    const rule = defined.find(({ slug }) => slug === name)?.requires ?? null
    const proven = own.length === 0 && rule ? world.isTrue(rule, { ...world, thing: null, names: {} }) : null
    if (own.length === 0 && !proven?.met) return []
    const since = own.length === 0 ? world.at : Math.min(...own.map(({ trueFrom }) => trueFrom))
    const says = (field: string) => (field === 'competency' ? [name] : [])
    const facts = proven ? proven.facts : own.map(({ id }) => id)
    return [{ name, since, facts, says, people: proven?.people ?? [], held: [], number: () => null }]
  })
}

/** Is a thing, or without one the partner, as a condition says? */
export function isLike(condition: Condition, thing: Thing | null, world: World): boolean {
  if (condition.kind === 'holds') {
    const fitting = (thing?.held ?? []).filter((one) => condition.where.every((inner) => isLike(inner, one, world)))
    return once(fitting.flatMap((one) => one.says('certification'))).length >= condition.atLeast
  }
  const { field } = condition
  const said = field.startsWith('partner.')
    ? profile(world, field.slice('partner.'.length))
    : (thing?.says(field) ?? [])
  if (condition.kind === 'one-of') {
    const values = condition.values.map((value) =>
      value.startsWith('$') ? (world.names[value.slice(1)] ?? value) : value,
    )
    return condition.not ? !said.some((text) => values.includes(text)) : said.some((text) => values.includes(text))
  }
  if (condition.kind === 'number') {
    const value = thing?.number(field) ?? null
    return value !== null && compares(value, condition.is, readRational(condition.than))
  }
  const days = field === 'date' && thing ? [new Date(thing.since).toISOString().slice(0, 10)] : said
  return days.some(
    (day) =>
      !(condition.from !== null && day < condition.from) && !(condition.until !== null && day >= condition.until),
  )
}

export function compares(a: Rational, is: Comparison, b: Rational): boolean {
  const difference = sub(a, b).num
  if (is === 'atLeast') return difference >= 0n
  if (is === 'atMost') return difference <= 0n
  return is === 'moreThan' ? difference > 0n : difference < 0n
}

function profile(world: World, field: string): string[] {
  const now = world.known.find((fact) => fact.kind === 'profile' && runs(fact, world.at))
  return now && Object.hasOwn(now.attributes, field) ? [now.attributes[field] ?? ''] : []
}

/** The value of a number in a world, and the claims that a proof must make of it. */
export function numberIn(expression: NumberExpression, world: World): { value: Rational; node: NumberNode } {
  const { id, kind } = expression
  let children: NumberNode[] = []
  let things: Thing[] = []
  const part = (inner: NumberExpression, at = world) => {
    const { value, node } = numberIn(inner, at)
    children = [...children, node]
    return value
  }
  const value = ((): Rational => {
    switch (expression.kind) {
      case 'constant':
        return readRational(expression.value)
      case 'parameter':
        return parameter(expression.parameter, world)
      case 'named': {
        const named = definitionsOf(world).numbers.find(({ slug }) => slug === expression.name)
        return named ? part(named.is, { ...world, thing: null, names: {} }) : ZERO
      }
      case 'field':
        return world.thing?.number(expression.field) ?? readRational(expression.otherwise)
      case 'choose': {
        const fitting = expression.cases.filter(({ when }) => when.every((one) => isLike(one, world.thing, world)))
        return part(fitting[0]?.value ?? expression.otherwise)
      }
      case 'count': {
        const { by } = expression
        things = thingsOf(expression.of, world)
        return rational(by === null ? things.length : once(things.flatMap((thing) => thing.says(by))).length)
      }
      case 'sum':
      case 'least':
      case 'greatest':
      case 'average':
      case 'median': {
        things = thingsOf(expression.of, world)
        const values = things.map((thing) => numberIn(expression.value, { ...world, thing }).value)
        return ofMany(expression.kind, values, readRational(expression.otherwise))
      }
      case 'add':
      case 'score':
        return expression.parts.map((one) => part(one)).reduce((a, b) => add(a, b), ZERO)
      case 'subtract': {
        const [first, ...others] = expression.parts.map((one) => part(one))
        return others.reduce((a, b) => sub(a, b), first ?? ZERO)
      }
      case 'multiply':
        return expression.parts.map((one) => part(one)).reduce((a, b) => mul(a, b), ONE)
      case 'lowest':
        return ordered(expression.parts.map((one) => part(one)))[0] ?? ZERO
      case 'highest':
        return ordered(expression.parts.map((one) => part(one))).at(-1) ?? ZERO
      case 'points': {
        const points = mul(part(expression.of), part(expression.rate))
        const most = expression.atMost && part(expression.atMost)
        return most && compare(points, most) > 0 ? most : points
      }
      case 'ratio': {
        const [of, to] = [part(expression.of), part(expression.to)]
        const isTooFew = to.num === 0n || (expression.from !== null && compare(to, readRational(expression.from)) < 0)
        if (isTooFew) return readRational(expression.otherwise)
        const most = expression.atMost === null ? to : readRational(expression.atMost)
        return div(of, compare(to, most) > 0 ? most : to)
      }
    }
  })()
  const of = (pick: (thing: Thing) => readonly string[]) => once(things.flatMap(pick)).sort()
  return {
    value,
    node: {
      ...{ id, kind, value: `${value.num}/${value.den}`, children },
      factIds: of((thing) => thing.facts),
      personIds: of((thing) => thing.people),
    },
  }
}

function ofMany(
  kind: 'sum' | 'least' | 'greatest' | 'average' | 'median',
  values: Rational[],
  otherwise: Rational,
): Rational {
  const total = values.reduce((a, b) => add(a, b), ZERO)
  if (kind === 'sum') return total
  if (values.length === 0) return otherwise
  if (kind === 'average') return div(total, rational(values.length))
  const sorted = ordered(values)
  const at = (place: number) => sorted[place] ?? ZERO
  if (kind === 'least') return at(0)
  if (kind === 'greatest') return at(sorted.length - 1)
  return div(add(at(Math.floor((sorted.length - 1) / 2)), at(Math.floor(sorted.length / 2))), rational(2))
}

const ordered = (values: readonly Rational[]): Rational[] => [...values].sort((a, b) => compare(a, b))

function parameter(slug: string, world: World): Rational {
  const found = definitionsOf(world).parameters.find((one) => one.slug === slug)
  if (!found) return ZERO
  const today = new Date(world.at).toISOString().slice(0, 10)
  const fitting = found.overrides.filter(
    ({ when, from, until }) =>
      (from ?? '') <= today && (until === null || today < until) && when.every((one) => isLike(one, null, world)),
  )
  const full = readRational(fitting[0]?.value ?? found.value)
  const [joined] = profile(world, 'joined')
  const begun = joined === undefined ? Number.NaN : Date.parse(`${joined}T00:00:00Z`)
  const steps = found.ramp.filter(({ months }) => world.at < plus(begun, months, 'months'))
  return steps[0] ? mul(full, readRational(steps[0].share)) : full
}

function money(amount: string, fact: Fact & { currency?: string }, world: World): Rational {
  const { currency } = fact
  if (currency === undefined || currency === world.programme.currency) return readRational(amount)
  const day = new Date(fact.trueFrom).toISOString().slice(0, 10)
  const tables = definitionsOf(world).rates.filter(({ from }) => from <= day)
  const rate = tables[tables.length - 1]?.rates[currency]
  return rate === undefined ? ZERO : mul(readRational(amount), readRational(rate))
}

/** Does what happened at `then` lie in the window that ends at `at`? */
function isInside(window: Window, then: number, at: number): boolean {
  if (window.kind === 'rolling') return at < plus(then, window.length, window.unit)
  if (window.kind === 'since') return new Date(then).toISOString().slice(0, 10) >= window.day
  const length = { month: 1, quarter: 3, year: 12 }[window.unit]
  const period = (time: number) => {
    const date = new Date(time)
    return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth() + 1 - window.starts) / length)
  }
  const past = period(at) - period(then)
  return past >= window.back && past < window.back + window.count
}

const once = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]
