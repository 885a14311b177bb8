import {
  add,
  compare,
  formatRational,
  negate,
  type Rational,
  readRational,
  sum as total,
  ZERO,
} from '~/platform/rational'
import { type AmountSeries, amountSeries } from '../../facts/amount-series'
import type { MetricFact } from '../../facts/facts'
import type { FactIndex } from '../../facts/index-facts'
import type { SumRule } from '../../language/rule'
import { readRollingWindow } from '../../parse/read-window'
import type { Reading, RuleKind } from './rule-kind'

/** The exact sum of a metric over a rolling window: `{ metric, atLeast, months | days, where: { line: [a, b] } }`. */
export const sum: RuleKind<SumRule> = {
  read(value, { reader, vocabulary, fieldsOf }) {
    const fields = reader.fields(value, ['metric', 'atLeast', 'months', 'days', 'where'])
    if (!fields) return null
    const metricNode = fields.required('metric')
    const metric = reader.slug(metricNode)
    const known = metric !== null && reader.known(metricNode, metric, vocabulary.metrics, 'unknown-metric')
    const atLeast = reader.amount(fields.required('atLeast'))
    const window = readRollingWindow(fields, reader)
    const said = metric === null ? null : fieldsOf(metric)
    const where = fields.has('where') ? readFilter(fields.get('where'), reader, said) : {}
    if (!known || atLeast === null || window === null || where === null) return null
    return { metric, atLeast: formatRational(atLeast), window, where }
  },
  observe(rule, { facts, at }) {
    return {
      observed: seriesOf(rule, facts).totalAt(at),
      needed: readRational(rule.atLeast),
      evidence: () => ({ factIds: countedAt(rule, facts, at).map((fact) => fact.id) }),
    }
  },
  changes(rule, { facts, at: from }, until) {
    return seriesOf(rule, facts).entries.flatMap(({ fact, leaves }) => {
      const { metric, amount, id: factId } = fact
      const edges = [
        { at: fact.trueFrom, cause: { kind: 'amount-enters', metric, amount, factId } as const },
        { at: leaves, cause: { kind: 'amount-leaves', metric, amount, factId } as const },
      ]
      return edges.filter(({ at }) => from < at && at <= until)
    })
  },
  /** Largest amounts first until the sum is reached; negative amounts always belong, for they cannot be wished away. */
  smallestSupport(rule, { facts, at }) {
    const counted = countedAt(rule, facts, at)
    const negative = counted.filter((fact) => compare(amountOf(fact), ZERO) < 0)
    const positive = counted
      .filter((fact) => compare(amountOf(fact), ZERO) > 0)
      .sort((a, b) => compare(amountOf(b), amountOf(a)))
    let missing = add(readRational(rule.atLeast), negate(total(negative.map(amountOf))))
    const chosen: MetricFact[] = []
    for (const fact of positive) {
      if (compare(missing, ZERO) <= 0) break
      chosen.push(fact)
      missing = add(missing, negate(amountOf(fact)))
    }
    return [...negative, ...chosen].map((fact) => fact.id)
  },
}

/** Many dates are asked about the same facts, by several rules and versions: a series is made once for them. */
const known = new WeakMap<FactIndex, Map<string, AmountSeries>>()

function seriesOf(rule: SumRule, facts: FactIndex): AmountSeries {
  const ofFacts = known.get(facts) ?? new Map<string, AmountSeries>()
  known.set(facts, ofFacts)
  const name = nameOf(rule)
  const series = ofFacts.get(name) ?? amountSeries(factsOf(rule, facts), rule.window)
  ofFacts.set(name, series)
  return series
}

const names = new WeakMap<SumRule, string>()

/** Rules of the same name sum up the same, whatever they ask for. */
function nameOf(rule: SumRule): string {
  const { metric, window, where } = rule
  const name = names.get(rule) ?? JSON.stringify([metric, window, where])
  names.set(rule, name)
  return name
}

const countedAt = (rule: SumRule, facts: FactIndex, at: number): MetricFact[] =>
  seriesOf(rule, facts).entries.flatMap(({ fact, leaves }) => (fact.trueFrom <= at && at < leaves ? [fact] : []))

const amountOf = (fact: MetricFact): Rational => readRational(fact.amount)

function factsOf(rule: SumRule, facts: FactIndex): MetricFact[] {
  const filters = Object.entries(rule.where)
  return (facts.metrics.get(rule.metric) ?? []).filter((fact) =>
    filters.every(([attribute, values]) => {
      const value = Object.hasOwn(fact.attributes, attribute) ? fact.attributes[attribute] : undefined
      return value !== undefined && values.includes(value)
    }),
  )
}

function readFilter(
  node: Parameters<Reading['reader']['entries']>[0],
  reader: Reading['reader'],
  known: readonly string[] | null,
): SumRule['where'] | null {
  const entries = reader.entries(node)
  if (!entries) return null
  if (known && !entries.every(({ key, keyNode }) => reader.known(keyNode, key, known, 'unknown-field'))) return null
  const filters = entries.map(({ key, value }) => [key, reader.items(value)?.map((item) => reader.text(item))] as const)
  if (filters.some(([, values]) => !values || values.includes(null))) return null
  return Object.fromEntries(filters.map(([key, values]) => [key, (values ?? []).filter((text) => text !== null)]))
}
