import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Blueprint, Draw } from './blueprint'
import { type Candidate, drawItems, orderOptions } from './draw-items'
import { seededRandom, shuffled } from './seeded-random'

const candidate = (id: string, objective: string, difficulty = 'easy', pool = 'http'): Candidate => ({
  questionId: id,
  versionId: `${id}-v1`,
  pool,
  objective,
  difficulty,
})
const pool = Array.from({ length: 24 }, (_, index) =>
  candidate(`q${index}`, ['auth', 'paging', 'errors'][index % 3] ?? '', index % 2 === 0 ? 'easy' : 'hard'),
)
const blueprint = (...draw: Draw[]): Blueprint => ({
  sections: [{ id: 'one', title: 'One', draw }],
  shuffleQuestions: true,
  shuffleOptions: true,
})
const unseen = new Map<string, number>()
const ids = (items: readonly { questionId: string }[]) => items.map(({ questionId }) => questionId)

describe('a draw', () => {
  const mixed = blueprint(
    { pool: 'http', objective: 'auth', count: 3 },
    { pool: 'http', difficulty: 'hard', count: 4 },
    { pool: 'http', count: 5 },
  )
  const seeds = fc.string({ minLength: 1, maxLength: 20 })

  test('is the same for the same seed, whatever the order of the pool', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, otherSeed) => {
        const other = shuffled(pool, seededRandom(otherSeed))
        expect(drawItems(mixed, other, unseen, seed)).toEqual(drawItems(mixed, pool, unseen, seed))
      }),
    )
  })

  test('takes no question twice and all that the blueprint asks for', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { items, shortfalls } = drawItems(mixed, pool, unseen, seed)
        expect(shortfalls).toEqual([])
        expect(new Set(ids(items)).size).toBe(12)
        const byId = new Map(pool.map((one) => [one.questionId, one]))
        expect(items.filter(({ questionId }) => byId.get(questionId)?.objective === 'auth').length).toBeGreaterThan(2)
      }),
    )
  })

  test('differs from seed to seed', () => {
    const drawn = new Set(
      ['a', 'b', 'c', 'd', 'e'].map((seed) => ids(drawItems(mixed, pool, unseen, seed).items).join()),
    )
    expect(drawn.size).toBe(5)
  })

  test('prefers what the person has seen least', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.nat({ max: 3 }), { minLength: 24, maxLength: 24 }), (seed, times) => {
        const seen = new Map(pool.map(({ questionId }, index) => [questionId, times[index] ?? 0]))
        const { items } = drawItems(blueprint({ pool: 'http', count: 10 }), pool, seen, seed)
        const drawn = ids(items).map((id) => seen.get(id) ?? 0)
        const left = pool
          .filter(({ questionId }) => !ids(items).includes(questionId))
          .map(({ questionId }) => seen.get(questionId) ?? 0)
        expect(Math.max(...drawn)).toBeLessThanOrEqual(Math.min(...left))
      }),
    )
  })

  test('moves a question to the draw that needs it most', () => {
    // Only q1 and q2 have the objective; the general draw must leave them to the narrow one.
    const few = [candidate('q1', 'auth', 'hard'), candidate('q2', 'auth', 'hard'), candidate('q3', 'other', 'hard')]
    const tight = blueprint(
      { pool: 'http', difficulty: 'hard', count: 1 },
      { pool: 'http', objective: 'auth', count: 2 },
    )
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      expect(drawItems(tight, few, unseen, seed).shortfalls).toEqual([])
    }
  })

  test('shares questions out between draws that overlap in two ways', () => {
    const few = [candidate('xh1', 'x', 'hard'), candidate('xh2', 'x', 'hard'), candidate('xe', 'x', 'easy')]
    const crossed = blueprint(
      { pool: 'http', objective: 'x', count: 2 },
      { pool: 'http', difficulty: 'hard', count: 2 },
    )
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      const all = [...few, candidate('yh', 'y', 'hard')]
      expect(drawItems(crossed, all, unseen, seed).shortfalls).toEqual([])
    }
  })

  test('says which draw falls short and by how much', () => {
    const { items, shortfalls } = drawItems(
      blueprint({ pool: 'http', objective: 'auth', count: 9 }),
      pool,
      unseen,
      'seed',
    )
    expect(items).toHaveLength(8)
    expect(shortfalls).toEqual([{ sectionId: 'one', draw: { pool: 'http', objective: 'auth', count: 9 }, found: 8 }])
  })

  test('keeps the sections in their order, and the questions too where they are not shuffled', () => {
    const sections = [
      { id: 'a', title: 'A', draw: [{ pool: 'http', objective: 'auth', count: 2 }] },
      { id: 'b', title: 'B', draw: [{ pool: 'http', objective: 'errors', count: 2 }] },
    ]
    const { items } = drawItems({ sections, shuffleQuestions: false, shuffleOptions: true }, pool, unseen, 'seed')
    expect(items.map(({ sectionId }) => sectionId)).toEqual(['a', 'a', 'b', 'b'])
  })
})

test('options are shuffled by seed where the blueprint says so, and never lost', () => {
  const shuffling = blueprint({ pool: 'http', count: 1 })
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.string(), (options, seed) => {
      const order = orderOptions(options, shuffling, seed)
      expect([...order].sort()).toEqual([...options].sort())
      expect(orderOptions(options, shuffling, seed)).toEqual(order)
      expect(orderOptions(options, { ...shuffling, shuffleOptions: false }, seed)).toEqual(options)
    }),
  )
})

test('chance is even: each of five takes each place about as often', () => {
  const counts = new Map<string, number>()
  for (let round = 0; round < 5_000; round++) {
    const [first = ''] = shuffled(['a', 'b', 'c', 'd', 'e'], seededRandom(`round ${round}`))
    counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150)
})
