import { expect, test } from 'vitest'
import { nearestName } from './nearest-name'

const known = [
  'integration-associate',
  'integration-professional',
  'partner-practice',
  'sales-professional',
  'any',
  'all',
]

test.each([
  ['sales-pro', 'sales-professional'],
  ['integration-asociate', 'integration-associate'],
  ['partner-practcie', 'partner-practice'],
  ['Partner-Practice', 'partner-practice'],
  ['integration', 'integration-associate'],
  ['an', 'any'],
  ['anny', 'any'],
  ['zebra', null],
  ['', null],
])('%s may mean %s', (typed, meant) => expect(nearestName(typed, known)).toBe(meant))

test('a very long word is compared by its beginning only', () => {
  expect(nearestName('x'.repeat(1_000_000), known)).toBeNull()
})
