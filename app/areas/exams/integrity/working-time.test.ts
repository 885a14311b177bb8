import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workingTime } from './working-time'

const START = 1_000_000
const at = (itemId: string, seconds: number) => ({ itemId, savedAt: START + seconds * 1_000 })

test('time belongs to the question that was saved at its end', () => {
  const { total, items } = workingTime({
    startedAt: START,
    saves: [at('a', 30), at('b', 50), at('a', 90)],
    pauses: [],
  })
  expect(total).toBe(90_000)
  expect(items.get('a')).toEqual({ took: 70_000, firstAt: 30_000 })
  expect(items.get('b')).toEqual({ took: 20_000, firstAt: 50_000 })
})

test('what is saved in one moment shares its time: a page, or answers kept while the network was gone', () => {
  const { items } = workingTime({ startedAt: START, saves: [at('a', 60), at('b', 60), at('c', 60)], pauses: [] })
  expect([...items.values()].map(({ took }) => took)).toEqual([20_000, 20_000, 20_000])
})

test('while the clock stands still no time passes', () => {
  const pauses = [
    { from: START + 10_000, to: START + 40_000 },
    { from: START + 70_000, to: null },
  ]
  const { total, items } = workingTime({ startedAt: START, saves: [at('a', 60), at('b', 80)], pauses })
  expect(items.get('a')?.took).toBe(30_000)
  expect([items.get('b')?.took, total]).toEqual([10_000, 40_000])
})

test('the times of the questions add up to the whole', () => {
  const save = fc.record({
    itemId: fc.constantFrom('a', 'b', 'c'),
    savedAt: fc.integer({ min: START, max: START + 9_999 }),
  })
  const pause = fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 3_000 }))
  fc.assert(
    fc.property(fc.array(save), pause, (saves, [from, length]) => {
      const pauses = [{ from: START + from, to: START + from + length }]
      const { total, items } = workingTime({ startedAt: START, saves, pauses })
      const sum = [...items.values()].reduce((all, { took }) => all + took, 0)
      expect(sum).toBeCloseTo(total, 6)
      expect(Math.min(0, ...[...items.values()].map(({ took }) => took))).toBe(0)
      expect(total).toBeLessThanOrEqual(workingTime({ startedAt: START, saves, pauses: [] }).total)
    }),
  )
})
