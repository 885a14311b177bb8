import { describe, expect, it } from 'vitest'
import { neighbour } from './neighbour'

describe('neighbour', () => {
  it.each([
    ['ArrowRight', 0, false, 1],
    ['ArrowRight', 2, false, 0],
    ['ArrowLeft', 0, false, 2],
    ['ArrowRight', 0, true, 2],
    ['ArrowLeft', 0, true, 1],
    ['Home', 2, false, 0],
    ['End', 0, true, 2],
    ['Tab', 1, false, null],
  ])('%s from %d of three, right to left %s', (key, from, isRtl, expected) => {
    expect(neighbour(key, from, 3, isRtl)).toBe(expected)
  })

  it('goes nowhere in an empty row', () => {
    expect(neighbour('Home', 0, 0, false)).toBeNull()
  })
})
