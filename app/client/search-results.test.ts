import { describe, expect, it } from 'vitest'
import { move, parseResults } from './search-results'

describe('parseResults', () => {
  it('keeps groups with their items', () => {
    const groups = [
      { title: 'Courses', items: [{ title: 'HTTP API integration', href: '/courses/http', meta: 'Course' }] },
    ]
    expect(parseResults({ groups })).toEqual(groups)
  })

  it.each([
    null,
    {},
    { groups: 'no' },
    { groups: [{ title: 'Empty', items: [] }] },
    { groups: [{ title: 'Away', items: [{ title: 'x', href: 'https://elsewhere.example' }] }] },
    { groups: [{ title: 'Script', items: [{ title: 'x', href: 'javascript:alert(1)' }] }] },
  ])('leaves out what it cannot use: %j', (value) => {
    expect(parseResults(value)).toEqual([])
  })
})

describe('move', () => {
  it.each([
    ['ArrowDown', -1, 3, 0],
    ['ArrowDown', 2, 3, 0],
    ['ArrowUp', -1, 3, 2],
    ['ArrowUp', 1, 3, 0],
    ['ArrowDown', -1, 0, null],
    ['a', 1, 3, null],
  ])('%s from %d of %d', (key, from, count, expected) => {
    expect(move(key, from, count)).toBe(expected)
  })
})
