import type { Shape } from './schema'

type Point = readonly [x: number, y: number]

/** Whether a point of the picture lies in a shape; the border belongs to it. */
export function contains(shape: Shape, x: number, y: number): boolean {
  switch (shape.kind) {
    case 'rect':
      return x >= shape.x && x <= shape.x + shape.width && y >= shape.y && y <= shape.y + shape.height
    case 'circle':
      return (x - shape.cx) ** 2 + (y - shape.cy) ** 2 <= shape.r ** 2
    case 'polygon':
      return isInPolygon(shape.points, [x, y])
  }
}

/** Whether two shapes have a point in common that is not on both borders only: a click there would mean either. */
export function overlap(one: Shape, other: Shape): boolean {
  if (one.kind === 'circle') {
    if (other.kind !== 'circle') return circleMeets(one, cornersOf(other))
    return (one.cx - other.cx) ** 2 + (one.cy - other.cy) ** 2 < (one.r + other.r) ** 2
  }
  if (other.kind === 'circle') return circleMeets(other, cornersOf(one))
  return polygonsMeet(cornersOf(one), cornersOf(other))
}

/** The smallest upright rectangle around a shape, as left, top, right, bottom. */
export function boxOf(shape: Shape): readonly [number, number, number, number] {
  if (shape.kind === 'rect') return [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height]
  if (shape.kind === 'circle') return [shape.cx - shape.r, shape.cy - shape.r, shape.cx + shape.r, shape.cy + shape.r]
  const [xs, ys] = [shape.points.map(([x]) => x), shape.points.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function cornersOf(shape: Exclude<Shape, { kind: 'circle' }>): readonly Point[] {
  if (shape.kind === 'polygon') return shape.points
  const [left, top, right, bottom] = boxOf(shape)
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
}

const edgesOf = (corners: readonly Point[]): (readonly [Point, Point])[] =>
  corners.map((corner, index) => [corner, corners[(index + 1) % corners.length] ?? corner])

/** By the rule of odd crossings, as SVG's `evenodd`. */
function isInPolygon(corners: readonly Point[], [x, y]: Point): boolean {
  let isInside = false
  for (const [[x1, y1], [x2, y2]] of edgesOf(corners)) {
    if (isBetween([x1, y1], [x2, y2], [x, y])) return true
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isInside = !isInside
  }
  return isInside
}

/** Twice the area of the triangle, positive when the turn at `b` goes one way, negative for the other. */
const turn = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

const isBetween = (a: Point, b: Point, point: Point) =>
  turn(a, b, point) === 0 &&
  Math.min(a[0], b[0]) <= point[0] &&
  point[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= point[1] &&
  point[1] <= Math.max(a[1], b[1])

function polygonsMeet(one: readonly Point[], other: readonly Point[]): boolean {
  const crosses = edgesOf(one).some(([a, b]) =>
    edgesOf(other).some(([c, d]) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0),
  )
  return crosses || isWithin(one, other) || isWithin(other, one)
}

/** Whether a polygon reaches into another without crossing its border: some point of it is inside, off the border. */
function isWithin(inner: readonly Point[], outer: readonly Point[]): boolean {
  const middles = edgesOf(inner).map(([a, b]): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2])
  const centre: Point = [
    inner.reduce((total, [x]) => total + x, 0) / inner.length,
    inner.reduce((total, [, y]) => total + y, 0) / inner.length,
  ]
  const isInside = (point: Point) =>
    isInPolygon(outer, point) && !edgesOf(outer).some(([a, b]) => isBetween(a, b, point))
  return [...inner, ...middles].some(isInside) || (isInPolygon(inner, centre) && isInside(centre))
}

function circleMeets({ cx, cy, r }: Extract<Shape, { kind: 'circle' }>, corners: readonly Point[]): boolean {
  return isInPolygon(corners, [cx, cy]) || edgesOf(corners).some(([a, b]) => squaredDistance([cx, cy], a, b) < r ** 2)
}

/** Of a point from the nearest point of a line between two points. */
function squaredDistance([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
  return (x - x1 - along * (x2 - x1)) ** 2 + (y - y1 - along * (y2 - y1)) ** 2
}
