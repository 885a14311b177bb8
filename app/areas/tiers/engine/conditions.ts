import { compare, readRational } from '~/platform/rational'
import { isCurrent } from '../facts/facts'
import type { FactIndex } from '../facts/index-facts'
import { type Comparison, type Condition, isVariable, PARTNER_PREFIX } from '../language/condition'
import type { Item, Scope } from './scope'

/** Does the item fulfil every condition? Without an item only conditions on the partner can be. */
export const fulfils = (conditions: readonly Condition[], item: Item | null, scope: Scope): boolean =>
  conditions.every((condition) => fulfilsOne(condition, item, scope))

function fulfilsOne(condition: Condition, item: Item | null, scope: Scope): boolean {
  switch (condition.kind) {
    case 'one-of': {
      const wanted = condition.values.map((value) => wantedText(value, scope))
      return textsOf(condition.field, item, scope).some((text) => wanted.includes(text)) !== condition.not
    }
    case 'number': {
      const value = item?.numbers[condition.field]
      return value !== undefined && holds(compare(value, readRational(condition.than)), condition.is)
    }
    case 'day': {
      const { from, until } = condition
      const days = condition.field === 'date' && item ? [dayOf(item.from)] : textsOf(condition.field, item, scope)
      return days.some((day) => (from === null || day >= from) && (until === null || day < until))
    }
    case 'holds': {
      const held = (item?.certificates ?? []).filter((certificate) => fulfils(condition.where, certificate, scope))
      return new Set(held.flatMap(({ texts }) => texts.certification ?? [])).size >= condition.atLeast
    }
  }
}

/** Is a comparison true of two numbers of which the first is less (−1), equal (0) or greater (1)? */
export const holds = (order: -1 | 0 | 1, is: Comparison): boolean =>
  is === 'atLeast' ? order >= 0 : is === 'moreThan' ? order > 0 : is === 'atMost' ? order <= 0 : order < 0

/** Can the answer be given once for all dates, partners and variables? Not when it asks of more than the item. */
export const isLasting = (condition: Condition): boolean =>
  condition.kind !== 'holds' &&
  !condition.field.startsWith(PARTNER_PREFIX) &&
  !(condition.kind === 'one-of' && condition.values.some(isVariable))

/** What the partner's profile says at a moment (epoch ms): region, country, segment, joined. */
export const profileAt = ({ profiles }: FactIndex, at: number): Readonly<Record<string, string>> =>
  profiles.find((profile) => isCurrent(profile, at))?.attributes ?? {}

function textsOf(field: string, item: Item | null, { facts, at }: Scope): readonly string[] {
  if (!field.startsWith(PARTNER_PREFIX)) return own(item?.texts, field) ?? []
  const value = own(profileAt(facts, at), field.slice(PARTNER_PREFIX.length))
  return value === undefined ? [] : [value]
}

const wantedText = (value: string, { variables }: Scope): string =>
  isVariable(value) ? (own(variables, value.slice(1)) ?? value) : value

const own = <Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
