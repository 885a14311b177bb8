import { describe, expect, it } from 'vitest'
import { formatRational } from '~/platform/rational'
import { deliverQuestion, markOwnResponse } from '../../answer-question'
import { type Question, questionSchema } from '../../registry'
import type { Marking } from '../multiple-response/schema'
import type { Shape } from './schema'
import { contains, overlap } from './shapes'

const rect = (x: number, y: number, width: number, height: number): Shape => ({ kind: 'rect', x, y, width, height })
const circle = (cx: number, cy: number, r: number): Shape => ({ kind: 'circle', cx, cy, r })
const polygon = (...points: [number, number][]): Shape => ({ kind: 'polygon', points })
/** An L: the square 0..10 without its upper right quarter. */
const corner = polygon([0, 0], [5, 0], [5, 5], [10, 5], [10, 10], [0, 10])

describe('a point lies in', () => {
  it.each([
    [
      'a rectangle',
      rect(10, 20, 30, 40),
      [
        [10, 20, true],
        [40, 60, true],
        [25, 40, true],
        [9.9, 40, false],
        [40.1, 40, false],
        [25, 60.1, false],
      ],
    ],
    [
      'a circle',
      circle(10, 10, 5),
      [
        [15, 10, true],
        [10, 5, true],
        [13, 14, true],
        [13.1, 14, false],
        [15.1, 10, false],
      ],
    ],
    [
      'a polygon',
      corner,
      [
        [1, 1, true],
        [9, 9, true],
        [9, 1, false],
        [5, 3, true],
        [5.1, 3, false],
        [10, 5, true],
        [0, 10, true],
        [0, 10.1, false],
      ],
    ],
  ] as const)('%s, its border included', (_what, shape, points) => {
    for (const [x, y, isIn] of points) expect([x, y, contains(shape, x, y)]).toEqual([x, y, isIn])
  })
})

describe('two places', () => {
  it.each([
    ['rectangles side by side', rect(0, 0, 10, 10), rect(10, 0, 10, 10), false],
    ['rectangles that share a strip', rect(0, 0, 10, 10), rect(9, 0, 10, 10), true],
    ['a rectangle in another', rect(0, 0, 10, 10), rect(2, 2, 3, 3), true],
    ['the same rectangle', rect(0, 0, 10, 10), rect(0, 0, 10, 10), true],
    ['rectangles that cross', rect(0, 4, 10, 2), rect(4, 0, 2, 10), true],
    ['circles that touch', circle(0, 0, 5), circle(10, 0, 5), false],
    ['circles that meet', circle(0, 0, 5), circle(9, 0, 5), true],
    ['a circle in a rectangle', circle(5, 5, 1), rect(0, 0, 10, 10), true],
    ['a rectangle in a circle', rect(4, 4, 2, 2), circle(5, 5, 10), true],
    ['a circle that touches an edge', circle(15, 5, 5), rect(0, 0, 10, 10), false],
    ['a circle over an edge', circle(14, 5, 5), rect(0, 0, 10, 10), true],
    ['a rectangle in the notch of an L', rect(6, 0, 4, 4), corner, false],
    ['a rectangle that fills the notch', rect(5, 0, 5, 5), corner, false],
    ['a rectangle over the arm of an L', rect(4, 1, 4, 2), corner, true],
    [
      'triangles with the tip of one in the other',
      polygon([0, 0], [10, 0], [5, 8]),
      polygon([5, 6], [0, 20], [10, 20]),
      true,
    ],
  ] as const)('%s', (_what, one, other, meet) => {
    expect(overlap(one, other)).toBe(meet)
    expect(overlap(other, one)).toBe(meet)
  })
})

const ask = (marking: Marking, most: number): Question =>
  questionSchema.parse({
    v: 1,
    type: 'hotspot',
    title: 'Q',
    stem: { format: 'plain', text: 'Where?' },
    tags: [],
    image: { sha256: 'ab'.repeat(32), mediaType: 'image/png', width: 100, height: 100, alt: 'A diagram' },
    marking,
    most,
    regions: Object.entries({ a: '1/2', b: '1/2', c: '-1/2', d: '0/1' }).map(([id, fraction], index) => ({
      id,
      fraction,
      label: `Place ${id}`,
      shape: rect(index * 20, 0, 20, 20),
    })),
  })
const earned = (marking: Marking, most: number, chosen: string) =>
  formatRational(markOwnResponse(ask(marking, most), { choices: [...chosen] }).fraction)

it.each([
  ['weighted', 2, 'ab', '1/1'],
  ['weighted', 2, 'a', '1/2'],
  ['weighted', 2, 'ac', '0/1'],
  ['weighted', 1, 'a', '1/2'],
  ['weighted', 1, 'ab', '0/1'],
  ['weighted', 2, 'aab', '1/1'],
  ['right-minus-wrong', 4, 'abd', '1/2'],
  ['all-or-nothing', 2, 'ab', '1/1'],
  ['all-or-nothing', 3, 'abd', '0/1'],
  ['weighted', 2, 'az', '0/1'],
] as const)('%s with at most %i: %s earns %s', (marking, most, chosen, fraction) =>
  expect(earned(marking, most, chosen)).toBe(fraction),
)

it('says that too many places were chosen', () =>
  expect(markOwnResponse(ask('weighted', 1), { choices: ['a', 'b'] }).reasons).toEqual([
    { code: 'too-many-chosen', params: { count: 2, most: 1 } },
  ]))

it('delivers places with shape and label', () =>
  expect(deliverQuestion(ask('weighted', 1), ['b', 'a'])).toMatchObject({
    most: 1,
    image: { alt: 'A diagram', width: 100 },
    regions: [
      { id: '1', label: 'Place b', shape: { x: 20 } },
      { id: '2', label: 'Place a', shape: { x: 0 } },
    ],
  }))
