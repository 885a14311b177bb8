import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Blueprint, Draw } from '../blueprints/blueprint'
import { type Candidate, type DrawHistory, drawItems, NO_HISTORY, orderOptions } from './draw-items'
import { overexposed } from './exposure'
import { seededRandom, shuffled } from './seeded-random'

const candidate = (id: string, objective: string, difficulty = 'easy', pool = 'http'): Candidate => ({
  questionId: id,
  versionId: `${id}-v1`,
  pool,
  externalId: id,
  state: 'live',
  objective,
  difficulty,
  tags: [],
})
const pool = Array.from({ length: 24 }, (_, index) =>
  candidate(`q${index}`, ['auth', 'paging', 'errors'][index % 3] ?? '', index % 2 === 0 ? 'easy' : 'hard'),
)
const blueprint = (...draw: Draw[]): Blueprint => ({
  sections: [{ id: 'one', title: 'One', draw }],
  shuffleQuestions: true,
  shuffleOptions: true,
})
const unseen = NO_HISTORY
const having = (of: Partial<DrawHistory>): DrawHistory => ({ ...NO_HISTORY, ...of })
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
        const { items } = drawItems(blueprint({ pool: 'http', count: 10 }), pool, having({ timesSeen: seen }), seed)
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
    const { items } = drawItems({ sections, shuffleQuestions: false }, pool, unseen, 'seed')
    expect(items.map(({ sectionId }) => sectionId)).toEqual(['a', 'a', 'b', 'b'])
  })
})

describe('named questions', () => {
  const named = blueprint({ pool: 'http', questions: ['q7', 'q2'] }, { pool: 'http', count: 6 })

  test('are in every attempt, in their order where nothing is shuffled, and in no other draw', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.array(fc.nat({ max: 3 }), { minLength: 24, maxLength: 24 }),
        (seed, times) => {
          const timesSeen = new Map(pool.map(({ questionId }, index) => [questionId, times[index] ?? 0]))
          const { items, shortfalls } = drawItems(
            { ...named, shuffleQuestions: false },
            pool,
            having({ timesSeen }),
            seed,
          )
          expect(shortfalls).toEqual([])
          expect(ids(items).slice(0, 2)).toEqual(['q7', 'q2'])
          expect(new Set(ids(items)).size).toBe(8)
        },
      ),
    )
  })

  test('that are not there fall short', () => {
    const gone = blueprint({ pool: 'http', questions: ['q1', 'gone'] })
    expect(drawItems(gone, pool, unseen, 'seed').shortfalls).toMatchObject([{ found: 1 }])
  })
})

test('a draw by tag takes only questions that have it, and each draw gives its own points', () => {
  const tagged = pool.map((one, index) => ({ ...one, tags: index < 3 ? ['webhooks'] : [] }))
  const { items } = drawItems(
    blueprint({ pool: 'http', tag: 'webhooks', count: 2, points: '3/2' }, { pool: 'http', count: 2 }),
    tagged,
    unseen,
    'seed',
  )
  const heavy = items.filter(({ points }) => points === '3/2')
  expect(heavy.every(({ questionId }) => ['q0', 'q1', 'q2'].includes(questionId))).toBe(true)
  expect([heavy.length, items.filter(({ points }) => points === '1/1').length]).toEqual([2, 2])
})

describe('questions on trial', () => {
  const trials = ['t1', 't2', 't3'].map((id) => ({ ...candidate(id, 'auth'), state: 'trial' as const }))
  const trying = (trial: number): Blueprint => ({
    ...blueprint({ pool: 'http', objective: 'auth', count: 4, points: '2/1' }),
    sections: [
      { id: 'one', title: 'One', draw: [{ pool: 'http', objective: 'auth', count: 4, points: '2/1' }], trial },
    ],
  })

  test('come on top, count for nothing, and are worth what the others are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 5 }), (seed, trial) => {
        const { items, shortfalls } = drawItems(trying(trial), [...pool, ...trials], unseen, seed)
        const tried = items.filter(({ scored }) => !scored)
        expect(shortfalls).toEqual([])
        expect(tried.length).toBe(Math.min(trial, 3))
        expect(tried.every(({ questionId }) => questionId.startsWith('t'))).toBe(true)
        expect(items.filter(({ scored }) => scored).every(({ questionId }) => questionId.startsWith('q'))).toBe(true)
        expect(new Set(items.map(({ points }) => points))).toEqual(new Set(['2/1']))
      }),
    )
  })

  test('stand anywhere among the others, even where these keep their order', () => {
    const places = new Set(
      Array.from({ length: 60 }, (_, round) =>
        drawItems(
          { ...trying(1), shuffleQuestions: false },
          [...pool, ...trials],
          unseen,
          `round ${round}`,
        ).items.findIndex(({ scored }) => !scored),
      ),
    )
    expect(places).toEqual(new Set([0, 1, 2, 3, 4]))
  })

  test('never fill a draw that falls short', () => {
    expect(drawItems(blueprint({ pool: 'http', count: 1 }), trials, unseen, 'seed')).toMatchObject({ items: [] })
  })
})

describe('the exposure cap', () => {
  const given = (times: Record<string, number>, attempts: number, share: string) =>
    overexposed({ attempts, given: new Map(Object.entries(times)) }, { share, ofLastAttempts: 100 })

  test('concerns what was given in more than its share, exactly', () => {
    expect([...given({ q1: 3, q2: 4 }, 10, '3/10')]).toEqual(['q2'])
    expect([...given({ q1: 1 }, 3, '1/3')]).toEqual([])
    expect([...given({}, 0, '1/3')]).toEqual([])
  })

  test('lets a question stand back while there is another, and never leaves a draw short', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.subarray(pool.map(({ questionId }) => questionId)),
        (seed, exposed) => {
          const { items, shortfalls } = drawItems(
            blueprint({ pool: 'http', count: 10 }),
            pool,
            having({ overexposed: new Set(exposed) }),
            seed,
          )
          expect(shortfalls).toEqual([])
          const drawnExposed = ids(items).filter((id) => exposed.includes(id)).length
          expect(drawnExposed).toBe(Math.max(0, 10 - (24 - exposed.length)))
        },
      ),
    )
  })

  test('comes after what the person has not seen yet', () => {
    const timesSeen = new Map(pool.map(({ questionId }) => [questionId, questionId === 'q5' ? 0 : 1]))
    const history = { timesSeen, overexposed: new Set(['q5']) }
    expect(ids(drawItems(blueprint({ pool: 'http', count: 1 }), pool, history, 'seed').items)).toEqual(['q5'])
  })

  test('brings the exposure of every question towards the same', () => {
    const cap = { share: '1/2', ofLastAttempts: 20 }
    const attempts: string[][] = []
    const most = (list: readonly string[][]) =>
      Math.max(...pool.map(({ questionId }) => list.filter((one) => one.includes(questionId)).length / list.length))
    for (let round = 0; round < 60; round++) {
      const last = attempts.slice(-cap.ofLastAttempts)
      const times = new Map<string, number>()
      for (const id of last.flat()) times.set(id, (times.get(id) ?? 0) + 1)
      const history = having({ overexposed: overexposed({ attempts: last.length, given: times }, cap) })
      attempts.push(ids(drawItems(blueprint({ pool: 'http', count: 8 }), pool, history, `round ${round}`).items))
    }
    expect(most(attempts.slice(20))).toBeLessThanOrEqual(0.55)
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
