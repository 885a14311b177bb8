import { compare, type Rational } from '~/platform/rational'
import type { At } from '../refusal'
import { isSame, type Scalar, truth, type Value } from '../values'
import { asBoolean, asMembers, asNumber, asSingle, type Operator, operator } from './operands'

const MANY = 1_000

/** Both operands, when neither is NULL. */
const ifBoth = (decide: (a: NonNullable<Value>, b: NonNullable<Value>, at: At) => boolean | null): Operator =>
  operator(2, 2, ([a, b], at) => (a && b ? truth(decide(a, b, at)) : null))

const comparison = (holds: (order: number) => boolean): Operator =>
  operator(2, 2, ([a = null, b = null], at) => {
    const [one, other] = [asNumber(a, at), asNumber(b, at)]
    return one === null || other === null ? null : truth(holds(compare(one, other)))
  })

export const LOGIC = {
  isNull: operator(1, 1, ([value]) => truth(value === null)),
  not: operator(1, 1, ([value = null], at) => {
    const given = asBoolean(value, at)
    return given === null ? null : truth(!given)
  }),
  and: operator(1, MANY, (args, at) => {
    const given = args.map((arg) => asBoolean(arg, at))
    return given.includes(false) ? truth(false) : truth(given.includes(null) ? null : true)
  }),
  or: operator(1, MANY, (args, at) => {
    const given = args.map((arg) => asBoolean(arg, at))
    return given.includes(true) ? truth(true) : truth(given.includes(null) ? null : false)
  }),
  match: ifBoth(isMatch),
  member: ifBoth((a, b, at) => {
    const needle = asSingle(a, at)
    return needle === null ? null : asMembers(b, at).some((scalar) => isSame(needle, scalar))
  }),
  contains: ifBoth((a, b, at) => {
    const [all, part] = [asMembers(a, at), asMembers(b, at)]
    return a.cardinality === 'ordered' && b.cardinality === 'ordered' ? isRunOf(part, all) : isBagIn(part, all)
  }),
  lt: comparison((order) => order < 0),
  lte: comparison((order) => order <= 0),
  gt: comparison((order) => order > 0),
  gte: comparison((order) => order >= 0),
  durationLT: comparison((order) => order < 0),
  durationGTE: comparison((order) => order >= 0),
} as const satisfies Record<string, Operator>

/** Ordered containers match place by place, the others as bags, records by field (QTI 2.2 §2.11.2 `match`). */
function isMatch(a: NonNullable<Value>, b: NonNullable<Value>, at: At): boolean {
  if (a.cardinality === 'record' && b.cardinality === 'record') {
    const { fields } = b
    return (
      a.fields.size === fields.size &&
      [...a.fields].every(([name, scalar]) => {
        const other = fields.get(name)
        return other !== undefined && isSame(scalar, other)
      })
    )
  }
  const [one, other] = [asMembers(a, at), asMembers(b, at)]
  if (one.length !== other.length) return false
  return a.cardinality === 'ordered' && b.cardinality === 'ordered' ? isRunOf(one, other) : isBagIn(one, other)
}

/** Whether every value of the one bag is in the other as often. */
function isBagIn(part: readonly Scalar[], all: readonly Scalar[]): boolean {
  const rest = [...all]
  return part.every((scalar) => {
    const at = rest.findIndex((other) => isSame(scalar, other))
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
}

/** Whether one list stands in the other without a gap. */
const isRunOf = (part: readonly Scalar[], all: readonly Scalar[]): boolean =>
  all.some((_, from) =>
    part.every((scalar, index) => {
      const other = all[from + index]
      return other !== undefined && isSame(scalar, other)
    }),
  )

/** `anyN` (QTI 2.2 §2.11.2): a NULL operand may still become either, so the answer may be open. */
export function anyN(args: readonly Value[], min: Rational, max: Rational, at: At): Value {
  const given = args.map((arg) => asBoolean(arg, at))
  const right = given.filter((value) => value === true).length
  const open = given.filter((value) => value === null).length
  const [least, most] = [
    { num: BigInt(right), den: 1n },
    { num: BigInt(right + open), den: 1n },
  ]
  if (compare(least, max) > 0 || compare(most, min) < 0) return truth(false)
  return truth(compare(least, min) >= 0 && compare(most, max) <= 0 ? true : null)
}
