import { add, compare, mul, type Rational, sub, ZERO } from '~/platform/rational'
import { attributeOneOf, needAttribute, type QtiElement } from './qti-element'
import { refuse } from './refusal'
import { readNumber } from './values'

type Point = { readonly x: Rational; readonly y: Rational }
/** An area of an image in its pixels, the boundary included (QTI 2.2 §3.8, after HTML's image maps). */
export type Area =
  | { readonly shape: 'default' }
  | { readonly shape: 'rect'; readonly from: Point; readonly to: Point }
  | { readonly shape: 'circle'; readonly centre: Point; readonly radius: Rational }
  | { readonly shape: 'ellipse'; readonly centre: Point; readonly rx: Rational; readonly ry: Rational }
  | { readonly shape: 'poly'; readonly points: readonly Point[] }

const SHAPES = ['default', 'rect', 'circle', 'ellipse', 'poly'] as const

/** Reads the attributes `shape` and `coords`. */
export function readArea(element: QtiElement): Area {
  needAttribute(element, 'shape')
  const shape = attributeOneOf(element, 'shape', SHAPES, 'default')
  if (shape === 'default') return { shape }
  const written = needAttribute(element, 'coords')
  const wrong = () => refuse('attribute-not-understood', element, { attribute: 'coords', value: written })
  const numbers = written
    .split(/[,\s]+/)
    .filter((part) => part !== '')
    .map((part) => readNumber(part) ?? wrong())
  const at = (index: number): Rational => numbers[index] ?? wrong()
  if (shape === 'poly') {
    if (numbers.length < 6 || numbers.length % 2 !== 0) wrong()
    return { shape, points: pointsOf(numbers) }
  }
  if (numbers.length !== { rect: 4, circle: 3, ellipse: 4 }[shape]) wrong()
  const centre = { x: at(0), y: at(1) }
  if (shape === 'circle') return { shape, centre, radius: at(2) }
  if (shape === 'ellipse') return { shape, centre, rx: at(2), ry: at(3) }
  return { shape, from: centre, to: { x: at(2), y: at(3) } }
}

function pointsOf(numbers: readonly Rational[]): Point[] {
  const points: Point[] = []
  for (let index = 0; index + 1 < numbers.length; index += 2)
    points.push({ x: numbers[index] ?? ZERO, y: numbers[index + 1] ?? ZERO })
  return points
}

export function isInside(area: Area, point: Point): boolean {
  switch (area.shape) {
    case 'default':
      return true
    case 'rect':
      return isBetween(point.x, area.from.x, area.to.x) && isBetween(point.y, area.from.y, area.to.y)
    case 'circle':
      return compare(squared(area.centre, point), mul(area.radius, area.radius)) <= 0
    case 'ellipse': {
      const x = mul(sub(point.x, area.centre.x), area.ry)
      const y = mul(sub(point.y, area.centre.y), area.rx)
      const size = mul(area.rx, area.ry)
      return compare(add(mul(x, x), mul(y, y)), mul(size, size)) <= 0
    }
    case 'poly':
      return isInPolygon(area.points, point)
  }
}

const isBetween = (value: Rational, a: Rational, b: Rational) =>
  (compare(a, value) <= 0 && compare(value, b) <= 0) || (compare(b, value) <= 0 && compare(value, a) <= 0)

function squared(a: Point, b: Point): Rational {
  const [x, y] = [sub(a.x, b.x), sub(a.y, b.y)]
  return add(mul(x, x), mul(y, y))
}

/** Counts the edges to the right of the point; a point on an edge is inside. */
function isInPolygon(points: readonly Point[], point: Point): boolean {
  let inside = false
  for (const [index, a] of points.entries()) {
    const b = points[(index + 1) % points.length] ?? a
    const side = sub(mul(sub(b.x, a.x), sub(point.y, a.y)), mul(sub(b.y, a.y), sub(point.x, a.x)))
    const turn = compare(side, ZERO)
    if (turn === 0 && isBetween(point.x, a.x, b.x) && isBetween(point.y, a.y, b.y)) return true
    const isBelow = compare(a.y, point.y) <= 0
    const crosses = isBelow !== compare(b.y, point.y) <= 0
    if (crosses && (isBelow ? turn > 0 : turn < 0)) inside = !inside
  }
  return inside
}
