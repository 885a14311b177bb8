import { isMap, isScalar, type Node } from 'yaml'
import { exactDecimal } from '~/platform/rational'
import type { BenefitDefinition, BenefitValue, Tier } from '../language/programme'
import type { Rule } from '../language/rule'
import { type RuleReader, readRule } from './read-rule'
import type { Reader } from './reader'

/** `tiers:`, lowest first: `{ slug, title, requires, benefits }`. An empty list is a programme without tiers. */
export function readTiers(node: Node | null, rules: RuleReader, benefits: readonly BenefitDefinition[]): Tier[] {
  const { reader } = rules
  const items = reader.items(node, { mayBeEmpty: true }) ?? []
  const tiers = items.flatMap((item) => readTier(item, rules, benefits) ?? [])
  reader.distinct(
    node,
    tiers.map((tier) => tier.slug),
  )
  return tiers
}

function readTier(node: Node | null, rules: RuleReader, definitions: readonly BenefitDefinition[]): Tier | null {
  const { reader } = rules
  const fields = reader.fields(node, ['slug', 'title', 'requires', 'benefits'])
  if (!fields) return null
  const slug = reader.slug(fields.required('slug'))
  const title = reader.local(fields.required('title'))
  const requires = readRule(fields.required('requires'), slug ?? '', rules)
  const terms = fields.has('benefits') ? readTerms(fields.get('benefits'), slug ?? '', rules, definitions) : []
  if (!slug || !title || !requires) return null
  const conditions = terms.flatMap(({ benefit, when }) => (when ? [[benefit, when] as const] : []))
  return {
    ...{ slug, title, requires },
    benefits: Object.fromEntries(terms.map(({ benefit, value }) => [benefit, value])),
    ...(conditions.length > 0 && { conditions: Object.fromEntries(conditions) }),
  }
}

type Term = { readonly benefit: string; readonly value: BenefitValue; readonly when: Rule | null }

function readTerms(
  node: Node | null,
  tier: string,
  rules: RuleReader,
  definitions: readonly BenefitDefinition[],
): Term[] {
  const { reader, vocabulary } = rules
  return (reader.entries(node) ?? []).flatMap(({ key, keyNode, value: term }) => {
    if (!reader.known(keyNode, key, vocabulary.benefits, 'unknown-benefit')) return []
    const definition = definitions.find((benefit) => benefit.slug === key)
    return (definition && readTerm(term, definition, `${tier}.benefits.${key}`, rules)) ?? []
  })
}

/** A value, or `{ value: 2, when: <rule> }`. A text in several languages is a mapping too, without these keys. */
function readTerm(node: Node | null, definition: BenefitDefinition, id: string, rules: RuleReader): Term | null {
  const { reader } = rules
  const benefit = definition.slug
  const isConditional = isMap(node) && (node.has('when') || node.has('value'))
  if (!isConditional) {
    const value = readValue(node, definition, reader)
    return value === null ? null : { benefit, value, when: null }
  }
  const fields = reader.fields(node, ['value', 'when'])
  const value = fields && readValue(fields.required('value'), definition, reader)
  const when = fields && readRule(fields.required('when'), id, rules)
  return value === null || when === null ? null : { benefit, value, when }
}

function readValue(node: Node | null, { unit }: BenefitDefinition, reader: Reader): BenefitValue | null {
  if (unit === 'yes-no') return reader.flag(node)
  if (unit === 'text') return reader.local(node)
  if (unit === 'count') return reader.whole(node, { min: 0, max: 1_000_000 })
  const amount = reader.amount(node)
  if (amount === null) return null
  const decimal = exactDecimal(amount)
  const [most, text] = [MOST[unit], isScalar(node) ? (node.source ?? '') : '']
  if (amount.num < 0n || amount.num > most * amount.den)
    return reader.report(node, 'number-out-of-range', { min: 0, max: Number(most) })
  return decimal !== null && decimal.length <= 12 ? Number(decimal) : reader.report(node, 'bad-number', { text })
}

const MOST = { percent: 100n, hours: 10_000n, money: 1_000_000_000n } as const
