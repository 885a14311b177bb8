import { isScalar, type Node } from 'yaml'
import { exactDecimal } from '~/platform/rational'
import type { BenefitDefinition, BenefitValue, Tier } from '../language/programme'
import { type RuleReader, readRule } from './read-rule'
import type { Reader } from './reader'
import type { Vocabulary } from './vocabulary'

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
  const { reader, vocabulary } = rules
  const fields = reader.fields(node, ['slug', 'title', 'requires', 'benefits'])
  if (!fields) return null
  const slug = reader.slug(fields.required('slug'))
  const title = reader.local(fields.required('title'))
  const requires = readRule(fields.required('requires'), slug ?? '', rules)
  const benefits = fields.has('benefits') ? readValues(fields.get('benefits'), reader, vocabulary, definitions) : {}
  return slug && title && requires ? { slug, title, requires, benefits } : null
}

function readValues(
  node: Node | null,
  reader: Reader,
  vocabulary: Vocabulary,
  definitions: readonly BenefitDefinition[],
): Record<string, BenefitValue> {
  const values = (reader.entries(node) ?? []).flatMap(({ key, keyNode, value }) => {
    if (!reader.known(keyNode, key, vocabulary.benefits, 'unknown-benefit')) return []
    const definition = definitions.find((benefit) => benefit.slug === key)
    const read = definition ? readValue(value, definition, reader) : null
    return read === null ? [] : [[key, read] as const]
  })
  return Object.fromEntries(values)
}

function readValue(node: Node | null, { unit }: BenefitDefinition, reader: Reader): BenefitValue | null {
  if (unit === 'yes-no') return reader.flag(node)
  if (unit === 'count') return reader.whole(node, { min: 0, max: 1_000_000 })
  const amount = reader.amount(node)
  if (amount === null) return null
  const decimal = exactDecimal(amount)
  const [most, text] = [unit === 'percent' ? 100n : 10_000n, isScalar(node) ? (node.source ?? '') : '']
  if (amount.num < 0n || amount.num > most * amount.den)
    return reader.report(node, 'number-out-of-range', { min: 0, max: Number(most) })
  return decimal !== null && decimal.length <= 12 ? Number(decimal) : reader.report(node, 'bad-number', { text })
}
