import { expect, it } from 'vitest'
import { pageNumber } from './page-number'

it.each([
  ['', 1],
  ['page=', 1],
  ['page=1', 1],
  ['page=27', 27],
  ['page=0', 1],
  ['page=-3', 1],
  ['page=1.5', 1],
  ['page=1e300', 1],
  ['page=Infinity', 1],
  ['page=two', 1],
  ['page=999999999999', 1_000_000],
  ['page=99999999999999999999', 1],
  ['page=2&page=9', 2],
])('%s asks for page %i', (query, page) => expect(pageNumber(new URLSearchParams(query))).toBe(page))
