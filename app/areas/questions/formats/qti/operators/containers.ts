import { rational } from '~/platform/rational'
import { type At, refuse } from '../refusal'
import { container, isSame, numberValue, type Scalar, single, type Value } from '../values'
import { asMembers, asSingle, type Operator, operator } from './operands'

const MANY = 1_000
/** What no item needs; it keeps `repeat` inside `repeat` from filling the memory. */
const LARGEST_CONTAINER = 10_000

const gather = (cardinality: 'multiple' | 'ordered'): Operator =>
  operator(0, MANY, (args, at) => container(cardinality, allOf(args, at)))

export const CONTAINERS = {
  multiple: gather('multiple'),
  ordered: gather('ordered'),
  null: operator(0, 0, () => null),
  containerSize: operator(1, 1, ([arg = null], at) => numberValue(rational(asMembers(arg, at).length), 'integer')),
  delete: operator(2, 2, ([a = null, b = null], at) => {
    const gone = asSingle(a, at)
    if (gone === null || b === null) return null
    const kept = asMembers(b, at).filter((scalar) => !isSame(gone, scalar))
    return container(b.cardinality === 'ordered' ? 'ordered' : 'multiple', kept)
  }),
} as const satisfies Record<string, Operator>

/** All values of all operands in their order; NULL operands add nothing. */
function allOf(args: readonly Value[], at: At): Scalar[] {
  const scalars = args.flatMap((arg) => asMembers(arg, at))
  return scalars.length > LARGEST_CONTAINER ? refuse('too-much-work', at) : scalars
}

/** The nth value of an ordered container, counted from 1. */
export function indexOf(value: Value, n: number, at: At): Value {
  const scalar = asMembers(value, at)[n - 1]
  return scalar ? single(scalar) : null
}

export function repeat(args: readonly Value[], times: number, at: At): Value {
  const once = allOf(args, at)
  if (times < 1) return null
  if (once.length * times > LARGEST_CONTAINER) refuse('too-much-work', at)
  return container('ordered', Array.from({ length: times }, () => once).flat())
}

export function fieldValue(value: Value, field: string, at: At): Value {
  if (value === null) return null
  if (value.cardinality !== 'record') refuse('needs-another-value', at, { needed: 'record' })
  const scalar = value.fields.get(field)
  return scalar ? single(scalar) : null
}
