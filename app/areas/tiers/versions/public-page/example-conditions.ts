import { add, compare, formatRational, ONE, type Rational, rational, readRational, sub } from '~/platform/rational'
import { holds } from '../../engine/conditions'
import { type Comparison, type Condition, isVariable, PARTNER_PREFIX } from '../../language/condition'
import type { Programme } from '../../language/programme'
import type { ExampleItem, ExamplePerson } from './example-company'

/** What rules are about, by the name that the rule around gives it. */
export type Variables = Readonly<Record<string, string>>

const textOf = (value: string, variables: Variables): string =>
  isVariable(value) ? (variables[value.slice(1)] ?? value) : value

/** By how much a number is changed when it is to be a little more or less: one, or a hundredth of what is below one. */
export const stepOf = (value: Rational): Rational =>
  compare(value, ONE) <= 0 && value.num > 0n ? rational(1, 100) : ONE

/** The number nearest to a limit with which a comparison holds. */
export function justMeeting(limit: Rational, is: Comparison): Rational {
  if (is === 'moreThan') return add(limit, stepOf(limit))
  return is === 'lessThan' ? sub(limit, stepOf(limit)) : limit
}

/** The item with everything that conditions ask of it. Conditions on the partner are not the item's to meet. */
export function withConditions(item: ExampleItem, where: readonly Condition[], variables: Variables): ExampleItem {
  const numbers = { ...item.numbers }
  const texts = { ...item.texts }
  for (const condition of where) {
    if (condition.kind === 'holds' || condition.field.startsWith(PARTNER_PREFIX)) continue
    const { field } = condition
    if (condition.kind === 'number') {
      numbers[field] = formatRational(justMeeting(readRational(condition.than), condition.is))
      continue
    }
    const text = condition.kind === 'day' ? (condition.from ?? '2000-01-01') : condition.values[0]
    const isAsked = condition.kind === 'day' ? field !== 'date' : !condition.not
    if (isAsked && text !== undefined) texts[field] = textOf(text, variables)
  }
  return { ...item, numbers, texts }
}

export const fits = (item: ExampleItem, where: readonly Condition[], variables: Variables): boolean =>
  where.every((condition) => {
    if (condition.kind === 'one-of') {
      const text = item.texts[condition.field]
      const wanted = condition.values.map((value) => textOf(value, variables))
      return condition.field.startsWith(PARTNER_PREFIX) || wanted.includes(text ?? '') !== condition.not
    }
    if (condition.kind !== 'number') return true
    const value = item.numbers[condition.field]
    return value !== undefined && holds(compare(readRational(value), readRational(condition.than)), condition.is)
  })

/** Certifications that conditions on a certificate allow, in the order in which the version has them. */
export function certificationsFor(
  where: readonly Condition[],
  variables: Variables,
  { definitions }: Programme,
): string[] {
  const declared = definitions?.certifications ?? {}
  const named = where.flatMap((one) =>
    one.kind === 'one-of' && one.field === 'certification' && !one.not ? one.values : [],
  )
  return [...new Set([...named, ...Object.keys(declared)])].filter((slug) =>
    fits({ source: '', numbers: {}, texts: { ...declared[slug], certification: slug } }, where, variables),
  )
}

/** Somebody of whom conditions on people hold; null when no certification does. */
export function personFor(
  where: readonly Condition[],
  variables: Variables,
  programme: Programme,
): ExamplePerson | null {
  const certifications: string[] = []
  const roles: string[] = []
  for (const condition of where) {
    if (condition.kind === 'one-of' && condition.field === 'role' && !condition.not)
      roles.push(...condition.values.slice(0, 1))
    else if (condition.kind === 'one-of' && condition.field === 'certification' && !condition.not)
      certifications.push(...condition.values.slice(0, 1))
    else if (condition.kind === 'holds') {
      const found = certificationsFor(condition.where, variables, programme).slice(0, condition.atLeast)
      if (found.length < condition.atLeast) return null
      certifications.push(...found)
    }
  }
  return { holds: [...new Set(certifications)], roles }
}
