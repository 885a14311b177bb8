import { add, max, min, type Rational, ZERO } from '~/platform/rational'
import { isInside } from './area'
import type { AreaMapping, Mapping } from './item'
import { isSame, type Scalar, scalarsOf, type Value } from './values'

/**
 * The number a response is mapped to (QTI 2.2 §2.11.1). A value that stands in a container twice counts once; what no
 * entry names gets the default. Nothing given is an unmapped single value, and an empty sum for a container.
 */
export function mapResponse(mapping: Mapping, value: Value, isContainer: boolean): Rational {
  const distinct = scalarsOf(value).filter((scalar, at, all) => all.findIndex((other) => isSame(scalar, other)) === at)
  const mapped = distinct.map((scalar) => entryFor(mapping, scalar)?.value ?? mapping.defaultValue)
  if (mapped.length === 0) return bounded(mapping, isContainer ? ZERO : (blank(mapping)?.value ?? mapping.defaultValue))
  return bounded(mapping, mapped.reduce(add))
}

function entryFor({ entries }: Mapping, scalar: Scalar) {
  return entries.find(({ key, caseSensitive }) =>
    caseSensitive || !('text' in key) || !('text' in scalar)
      ? isSame(key, scalar)
      : key.text.toLowerCase() === scalar.text.toLowerCase(),
  )
}
/** An entry for the empty text is an entry for nothing given. */
const blank = ({ entries }: Mapping) => entries.find(({ key }) => 'text' in key && key.text === '')

/** As `mapResponse` for points: an area that holds several points counts once, and the first that holds a point has it. */
export function mapResponsePoint(mapping: AreaMapping, value: Value): Rational {
  const hit = new Set<number>()
  let total = ZERO
  for (const point of scalarsOf(value)) {
    const at = 'x' in point ? mapping.entries.findIndex(({ area }) => isInside(area, point)) : -1
    if (at < 0) total = add(total, mapping.defaultValue)
    else if (!hit.has(at)) total = add(total, mapping.entries[at]?.value ?? ZERO)
    if (at >= 0) hit.add(at)
  }
  return bounded(mapping, total)
}

function bounded({ lower, upper }: Pick<Mapping, 'lower' | 'upper'>, number: Rational): Rational {
  const capped = upper ? min(number, upper) : number
  return lower ? max(capped, lower) : capped
}
