import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, div, formatRational, rational, ZERO } from '~/platform/rational'
import { categoriesOf, guessScoreOf, markOwnResponse, revealQuestion } from '../../answer-question'
import { type Question, questionSchema } from '../../registry'
import { SHOW_EVERYTHING } from '../../review'
import { guessOrder } from './guess-order'
import { longestRise } from './mark'
import { MOST_ITEMS, ORDERING_MARKINGS, type OrderingMarking } from './schema'

const ask = (marking: OrderingMarking, ids: string): Question =>
  questionSchema.parse({
    v: 1,
    type: 'ordering',
    title: 'Q',
    stem: { format: 'plain', text: 'In which order?' },
    tags: [],
    marking,
    items: [...ids].map((id) => ({ id, text: { format: 'plain', text: id } })),
  })
const earned = (marking: OrderingMarking, order: string, ids = 'abcdef') =>
  formatRational(markOwnResponse(ask(marking, ids), { order: [...order] }).fraction)

/** Six items; the values for these orders were counted by hand. */
describe.each([
  ['all-or-nothing', { abcdef: '1/1', abcdfe: '0/1', abcde: '0/1', fedcba: '0/1' }],
  [
    'longest-common-order',
    {
      abcdef: '1/1',
      bcdefa: '5/6',
      abcdfe: '5/6',
      badcfe: '1/2',
      fabcde: '5/6',
      fedcba: '0/1',
      a: '0/1',
      ab: '1/3',
      bdf: '1/2',
      cab: '1/3',
    },
  ],
  [
    'by-position',
    {
      abcdef: '1/1',
      bcdefa: '0/1',
      abcdfe: '2/3',
      badcfe: '0/1',
      acbdef: '2/3',
      fedcba: '0/1',
      ab: '1/3',
      bdf: '0/1',
      fbcdea: '2/3',
    },
  ],
  [
    'by-neighbour',
    {
      abcdef: '1/1',
      bcdefa: '4/5',
      abcdfe: '3/5',
      badcfe: '0/1',
      defabc: '4/5',
      fedcba: '0/1',
      ab: '1/5',
      bdf: '0/1',
      a: '0/1',
    },
  ],
] as const)('%s', (marking, table) => {
  it.each(Object.entries(table))('%s earns %s', (order, fraction) => expect(earned(marking, order)).toBe(fraction))
})

it.each(ORDERING_MARKINGS)('%s has nothing between nothing and everything for two items', (marking) => {
  expect(earned(marking, 'ab', 'ab')).toBe('1/1')
  expect(earned(marking, 'ba', 'ab')).toBe('0/1')
})

it('lets an item stand where it first is, and gives nothing for one that is not there', () => {
  expect(earned('by-position', 'abab')).toBe('1/3')
  const mark = markOwnResponse(ask('by-position', 'abc'), { order: ['a', 'z'] })
  expect([formatRational(mark.fraction), mark.reasons[0]?.code]).toEqual(['0/1', 'unknown-option'])
  expect(markOwnResponse(ask('by-position', 'abc'), { order: ['', ''] }).outcome).toBe('not-answered')
})

it('shows in a review which items stand right, by the way of marking', () => {
  const rightOf = (marking: OrderingMarking) =>
    revealQuestion(ask(marking, 'abcd'), [...'abcd'], { order: ['2', '3', '4', '1'] }, SHOW_EVERYTHING).parts?.map(
      ({ right }) => right,
    )
  expect(rightOf('by-position')).toEqual([false, false, false, false])
  expect(rightOf('by-neighbour')).toEqual([true, true, false, false])
  expect(rightOf('longest-common-order')).toEqual([true, true, true, false])
})

it('has a category for the place of every item', () =>
  expect(
    categoriesOf(ask('by-position', 'abc'), { order: ['a', 'c'] }).map(({ part, key, fraction }) => [
      part,
      key,
      fraction,
    ]),
  ).toEqual([
    ['a', '1', '1/3'],
    ['b', '', '0/1'],
    ['c', '2', '0/1'],
  ]))

it('finds a longest rise', () =>
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6]), (values) => {
      const rise = longestRise(values).map((index) => values[index] ?? -1)
      expect(rise).toEqual([...rise].sort((a, b) => a - b))
      expect(rise.length).toBe(
        Math.max(
          0,
          ...subsets(values)
            .filter(isRising)
            .map(({ length }) => length),
        ),
      )
    }),
  ))

const subsets = (values: readonly number[]): number[][] =>
  Array.from({ length: 2 ** values.length }, (_, mask) => values.filter((_value, index) => mask & (2 ** index)))
const isRising = (values: readonly number[]) =>
  values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0))

/** The mean over every order, marked one by one. */
it.each(ORDERING_MARKINGS.flatMap((marking) => [2, 3, 4, 5].map((count) => [marking, count] as const)))(
  'a guess by %s of %i items earns the mean of all orders',
  (marking, count) => {
    const ids = 'abcde'.slice(0, count)
    const question = ask(marking, ids)
    const orders = permutations([...ids])
    const total = orders.reduce((sum, order) => add(sum, markOwnResponse(question, { order }).fraction), ZERO)
    expect(formatRational(guessScoreOf(question))).toBe(formatRational(div(total, rational(orders.length))))
  },
)

const permutations = (list: readonly string[]): string[][] =>
  list.length === 0
    ? [[]]
    : list.flatMap((first) => permutations(list.filter((one) => one !== first)).map((rest) => [first, ...rest]))

it('a guess of the most items there may be is still exact', () => {
  // 40,000 orders drawn by chance had a mean longest rise of 7.5542.
  const guess = guessOrder('longest-common-order', MOST_ITEMS)
  expect((Number(guess.num) / Number(guess.den)) * MOST_ITEMS).toBeCloseTo(7.55406, 5)
})
