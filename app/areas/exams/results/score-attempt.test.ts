import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom, shuffled } from '../delivery/seeded-random'
import { type MarkedItem, scoreAttempt } from './score-attempt'

const item = (fraction: string, of: Partial<MarkedItem> = {}): MarkedItem => ({
  sectionId: 'one',
  objective: null,
  lesson: null,
  maxMark: '1/1',
  fraction,
  scored: true,
  ...of,
})
const sections = [
  { id: 'one', title: 'One', passMark: '1/2' },
  { id: 'two', title: 'Two' },
]
const score = (items: MarkedItem[], passMark = '7/10') => scoreAttempt(items, { passMark, sections })
const repeat = (count: number, fraction: string) => Array.from({ length: count }, () => item(fraction))

describe('marks are exact', () => {
  test('three thirds are one point', () => {
    expect(score(repeat(3, '1/3'))).toMatchObject({ mark: '1/1', maxMark: '3/1', share: '1/3' })
  })

  test('70 % is reached by exactly 70 %, and missed by any less', () => {
    const seven = [...repeat(7, '1/1'), ...repeat(3, '0/1')]
    expect(score(seven)).toMatchObject({ passed: true, share: '7/10' })
    const justBelow = [...repeat(6, '1/1'), item('999999999/1000000000'), ...repeat(3, '0/1')]
    expect(score(justBelow)).toMatchObject({ passed: false })
  })

  test('questions on trial count nowhere', () => {
    expect(score([item('1/1'), item('0/1', { scored: false, objective: 'auth' })])).toMatchObject({
      share: '1/1',
      objectives: [],
    })
  })

  test('nothing scored is nothing earned', () => {
    expect(score([])).toMatchObject({ mark: '0/1', share: '0/1', passed: false })
  })
})

test('a section below its own mark fails the whole, and says so', () => {
  const items = [
    item('0/1'),
    item('0/1'),
    item('1/1'),
    ...repeat(7, '1/1').map((one) => ({ ...one, sectionId: 'two' })),
  ]
  const result = score(items)
  expect(result).toMatchObject({ share: '4/5', passed: false })
  expect(result.reasons).toEqual([
    { code: 'total-reached', share: '4/5', passMark: '7/10' },
    { code: 'section-missed', section: 'One', share: '1/3', passMark: '1/2' },
  ])
  expect(result.sections[1]).toMatchObject({ passMark: null, passed: true, mark: '7/1', maxMark: '7/1' })
})

test('objectives come weakest first, with the lessons behind lost points only', () => {
  const { objectives } = score([
    item('1/1', { objective: 'auth', lesson: 'http/keys' }),
    item('0/1', { objective: 'paging', lesson: 'http/cursors' }),
    item('1/2', { objective: 'auth', lesson: 'http/headers' }),
    item('1/2', { objective: 'auth', lesson: 'http/headers' }),
  ])
  expect(objectives).toEqual([
    { objective: 'paging', mark: '0/1', maxMark: '1/1', share: '0/1', lessons: ['http/cursors'] },
    { objective: 'auth', mark: '2/1', maxMark: '3/1', share: '2/3', lessons: ['http/headers'] },
  ])
})

test('the order of the questions changes nothing', () => {
  const items = fc.array(
    fc.record({
      sectionId: fc.constantFrom('one', 'two'),
      objective: fc.constantFrom('a', 'b', 'c', null),
      lesson: fc.constantFrom('x/one', 'x/two', null),
      maxMark: fc.constantFrom('1/1', '2/1', '1/2'),
      fraction: fc.constantFrom('1/1', '1/3', '2/3', '0/1', '1/7'),
      scored: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(items, fc.string(), (all, seed) => {
      expect(score(shuffled(all, seededRandom(seed)))).toEqual(score(all))
    }),
  )
})
