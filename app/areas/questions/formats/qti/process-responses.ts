import { rational, ZERO } from '~/platform/rational'
import { evaluate } from './evaluate'
import type { Rule } from './expressions'
import type { Declaration, LookupTable, OutcomeDeclaration, QtiItem } from './item'
import { asBoolean, asNumber } from './operators/operands'
import { type At, type Attempt, attempt, refuse } from './refusal'
import { container, numberValue, readScalar, type Scalar, single, textOfScalar, type Value } from './values'

export type Outcomes = ReadonlyMap<string, Value>

/**
 * Marks an item: every outcome variable after response processing (QTI 2.2 §2.10). `responses` are by identifier; what
 * is missing was not answered. `outside` holds outcomes that people or another machine gave; they stay as they are.
 * Refuses where the item asks for something that has no meaning, such as an outcome that cannot hold its value.
 */
export const processResponses = (
  item: QtiItem,
  responses: ReadonlyMap<string, Value>,
  outside: ReadonlyMap<string, Value> = new Map(),
): Attempt<Outcomes> => attempt(() => process(item, responses, outside))

/** Larger than any rule of any item; a guard against one that was made to last. */
const MOST_STEPS = 200_000

function process(
  item: QtiItem,
  responses: ReadonlyMap<string, Value>,
  outside: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  const variables = new Map<string, Value>([
    ['numAttempts', numberValue(rational(1), 'integer')],
    ['duration', null],
    ['completionStatus', single({ base: 'identifier', text: 'unknown' })],
  ])
  for (const [identifier, declaration] of item.responses) variables.set(identifier, declaration.defaultValue)
  for (const [identifier, value] of responses) variables.set(identifier, value)
  for (const [identifier, outcome] of item.outcomes)
    variables.set(identifier, outside.get(identifier) ?? initial(outcome))

  let steps = 0
  /** False when processing ended by `exitResponse`. */
  const run = (rules: readonly Rule[]): boolean => rules.every(apply)
  const apply = (rule: Rule): boolean => {
    steps += 1
    if (steps > MOST_STEPS) refuse('too-much-work', rule.at)
    if (rule.kind === 'exit') return false
    const scope = { item, variables }
    if (rule.kind === 'condition') {
      const branch = rule.branches.find(
        ({ test }) => test === null || asBoolean(evaluate(test, scope), test.at) === true,
      )
      return branch ? run(branch.rules) : true
    }
    const outcome = item.outcomes.get(rule.outcome)
    if (outcome?.isScoredOutside || outside.has(rule.outcome)) return true
    const value = evaluate(rule.value, scope)
    const found = rule.kind === 'lookup' && outcome?.lookup ? lookUp(outcome.lookup, value, rule.at) : value
    variables.set(rule.outcome, outcome ? fitting(outcome, found, rule.at) : found)
    return true
  }
  run(item.rules)
  return new Map([...item.outcomes.keys()].map((identifier) => [identifier, variables.get(identifier) ?? null]))
}

/** Numbers begin at 0, everything else at NULL (QTI 2.2 §2.4). */
function initial({ defaultValue, base, cardinality }: OutcomeDeclaration): Value {
  if (defaultValue !== null || cardinality !== 'single') return defaultValue
  return base === 'integer' || base === 'float' ? numberValue(ZERO, base) : null
}

function lookUp(table: LookupTable, value: Value, at: At): Value {
  const number = asNumber(value, at)
  if (number === null) return table.defaultValue
  const order = (source: { num: bigint; den: bigint }) => number.num * source.den - source.num * number.den
  const entry =
    table.kind === 'match'
      ? table.entries.find(({ source }) => order(source) === 0n)
      : table.entries.find(({ source, includeBoundary }) =>
          includeBoundary ? order(source) >= 0n : order(source) > 0n,
        )
  return entry ? entry.target : table.defaultValue
}

/** The value in the type its variable was declared with. */
function fitting(declaration: Declaration, value: Value, at: At): Value {
  if (value === null || declaration.cardinality === 'record') return value
  const unfit = (): never =>
    refuse('needs-another-value', at, { needed: `${declaration.cardinality} ${declaration.base ?? ''}`.trim() })
  if (value.cardinality === 'record') return unfit()
  const fitted = (scalar: Scalar): Scalar => converted(scalar, declaration) ?? unfit()
  if (declaration.cardinality === 'single') {
    const [scalar, another] = value.cardinality === 'single' ? [value.scalar] : value.scalars
    return scalar && !another ? single(fitted(scalar)) : unfit()
  }
  const scalars = value.cardinality === 'single' ? [value.scalar] : value.scalars
  return container(declaration.cardinality, scalars.map(fitted))
}

function converted(scalar: Scalar, { base }: Declaration): Scalar | null {
  if (base === null || scalar.base === base) return scalar
  if ('number' in scalar && (base === 'float' || base === 'duration')) return { base, number: scalar.number }
  return readScalar(base, textOfScalar(scalar))
}
