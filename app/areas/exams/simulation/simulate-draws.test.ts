import { describe, expect, test } from 'vitest'
import type { Candidate } from '../delivery/draw-items'
import { predictFacility } from './predicted-facility'
import { type Simulation, type SimulationInput, simulateDraws } from './simulate-draws'

const question = (index: number, difficulty: string | null = 'medium'): Candidate => ({
  questionId: `id${index}`,
  versionId: `v${index}`,
  pool: 'http',
  externalId: `q${index}`,
  state: 'live',
  objective: null,
  difficulty,
  tags: [],
})
const pool = Array.from({ length: 20 }, (_, index) => question(index))
const input: SimulationInput = {
  blueprint: {
    sections: [{ id: 'one', title: 'One', draw: [{ pool: 'http', count: 5 }] }],
    shuffleQuestions: true,
  },
  candidates: pool,
  cap: null,
  measured: new Map(),
  draws: 400,
  seed: 'seed',
}
function run(of: Partial<SimulationInput>): Simulation {
  const steps = simulateDraws({ ...input, ...of })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

describe('simulated draws', () => {
  test('give each question as often as chance says, and two of them as much in common', () => {
    const { exposure, overlap, short } = run({})
    expect(short).toBe(0)
    expect(exposure.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(5, 9)
    // 5 of 20: a quarter each, and a quarter in common.
    for (const { share } of exposure) expect(Math.abs(share - 0.25)).toBeLessThan(0.1)
    expect(Math.abs(overlap.mean - 0.25)).toBeLessThan(0.03)
  })

  test('have everything in common where the blueprint names its questions', () => {
    const blueprint = {
      sections: [{ id: 'one', title: 'One', draw: [{ pool: 'http', questions: ['q1', 'q2'] }] }],
      shuffleQuestions: true,
    }
    const { overlap, exposure } = run({ blueprint, draws: 10 })
    expect([overlap.least, overlap.most]).toEqual([1, 1])
    expect(exposure.filter(({ share }) => share === 1).map(({ externalId }) => externalId)).toEqual(['q1', 'q2'])
  })

  test('spread more evenly under a cap', () => {
    const most = (simulation: Simulation) => simulation.exposure[0]?.share ?? 0
    const capped = run({ cap: { share: '3/10', ofLastAttempts: 20 } })
    expect(most(capped)).toBeLessThan(most(run({})))
  })

  test('are the same for the same seed', () => {
    expect(run({ draws: 30 })).toEqual(run({ draws: 30 }))
    expect(run({ draws: 30 }).overlap).not.toEqual(run({ draws: 30, seed: 'other' }).overlap)
  })

  test('say how many could not be filled', () => {
    expect(run({ candidates: pool.slice(0, 4), draws: 7 })).toMatchObject({ short: 7 })
  })

  test('predict by answers where there are enough, else by the label, and say which', () => {
    const candidates = [question(0, 'easy'), question(1, 'hard'), question(2, null), question(3, 'hard')]
    const measured = new Map([
      ['id1', { mean: 0.9, answers: 10 }],
      ['id3', { mean: 0.9, answers: 9 }],
    ])
    expect(candidates.map((one) => predictFacility(one, measured))).toEqual([
      { value: 0.85, from: 'label' },
      { value: 0.9, from: 'measured' },
      { value: 0.65, from: 'assumed' },
      { value: 0.45, from: 'label' },
    ])
    const all = {
      sections: [{ id: 'one', title: 'One', draw: [{ pool: 'http', count: 4 }] }],
      shuffleQuestions: true,
    }
    const { predicted, basis } = run({ blueprint: all, candidates, measured, draws: 3 })
    expect(predicted.mean).toBeCloseTo((0.85 + 0.9 + 0.65 + 0.45) / 4, 12)
    expect(predicted.standardDeviation).toBeCloseTo(0, 12)
    expect(basis).toEqual({ measured: 1, label: 2, assumed: 1 })
  })

  test('weigh a question by its points, and leave out what is on trial', () => {
    const candidates = [question(0, 'easy'), question(1, 'hard'), { ...question(2, 'hard'), state: 'trial' as const }]
    const blueprint = {
      sections: [
        {
          id: 'one',
          title: 'One',
          trial: 1,
          draw: [
            { pool: 'http', difficulty: 'easy' as const, count: 1, points: '3/1' },
            { pool: 'http', difficulty: 'hard' as const, count: 1 },
          ],
        },
      ],
      shuffleQuestions: true,
    }
    const { predicted } = run({ blueprint, candidates, draws: 2 })
    expect(predicted.mean).toBeCloseTo((3 * 0.85 + 0.45) / 4, 12)
  })
})
