import { readRational, toNumber } from '~/platform/rational'
import type { Blueprint } from '../blueprints/blueprint'
import { type Candidate, type DrawnItem, drawItems, NO_HISTORY } from '../delivery/draw-items'
import { type ExposureCap, overexposed } from '../delivery/exposure'
import { seededRandom } from '../delivery/seeded-random'
import { type MeasuredFacility, predictFacility } from './predicted-facility'

export type SimulationInput = {
  blueprint: Pick<Blueprint, 'sections' | 'shuffleQuestions'>
  candidates: readonly Candidate[]
  cap: ExposureCap | null
  measured: ReadonlyMap<string, MeasuredFacility>
  /** at least two, so that there are two to compare */
  draws: number
  seed: string
}

type Spread = { mean: number; least: number; most: number; standardDeviation: number }

export type Simulation = {
  draws: number
  seed: string
  /** draws that could not be filled */
  short: number
  /** how often each question was given, as a share of the draws; most often first */
  exposure: { pool: string; externalId: string; state: 'live' | 'trial'; share: number }[]
  /** questions that two attempts have in common, as a share of the shorter of them */
  overlap: Spread & { shares: readonly number[] }
  /** the share of the points that people are expected to earn, draw by draw */
  predicted: Spread & { shares: readonly number[] }
  /** of the questions that were given, how many rest on answers, on a label, on neither */
  basis: { measured: number; label: number; assumed: number }
}

/**
 * Draws an exam many times, each time for somebody who has seen nothing, and says what comes of it. The cap looks at the
 * draws before, as it looks at attempts. It stops after every draw, so that whoever runs it can let others work.
 * @example
 * const steps = simulateDraws(input)
 * let step = steps.next()
 * while (!step.done) step = steps.next()
 */
export function* simulateDraws(input: SimulationInput): Generator<undefined, Simulation> {
  const { blueprint, candidates, cap, draws, seed } = input
  const byId = new Map(candidates.map((candidate) => [candidate.questionId, candidate]))
  const facility = new Map(
    candidates.map((candidate) => [candidate.questionId, predictFacility(candidate, input.measured)]),
  )
  const window = exposureWindow(cap)
  const given = new Map<string, number>()
  const sets: Set<string>[] = []
  const predicted: number[] = []
  let short = 0
  for (let number = 0; number < draws; number++) {
    const history = cap ? { ...NO_HISTORY, overexposed: window.overexposed() } : NO_HISTORY
    const { items, shortfalls } = drawItems(blueprint, candidates, history, `${seed}:${number}`)
    if (shortfalls.length > 0) short++
    const ids = items.map(({ questionId }) => questionId)
    window.add(ids)
    for (const id of ids) given.set(id, (given.get(id) ?? 0) + 1)
    sets.push(new Set(ids))
    predicted.push(expectedShare(items, (id) => facility.get(id)?.value ?? 0))
    yield
  }
  const exposure = candidates
    .map(({ questionId, pool, externalId, state }) => ({
      pool,
      externalId,
      state,
      share: (given.get(questionId) ?? 0) / Math.max(draws, 1),
    }))
    .sort((a, b) => b.share - a.share || (`${a.pool} ${a.externalId}` < `${b.pool} ${b.externalId}` ? -1 : 1))
  const overlap = overlaps(sets, seed)
  const basis = { measured: 0, label: 0, assumed: 0 }
  for (const id of given.keys()) if (byId.has(id)) basis[facility.get(id)?.from ?? 'assumed']++
  return {
    draws,
    seed,
    short,
    exposure,
    overlap: { ...spread(overlap), shares: overlap },
    predicted: { ...spread(predicted), shares: predicted },
    basis,
  }
}

/** What the last draws gave, counted as they come and go. */
function exposureWindow(cap: ExposureCap | null) {
  const last: string[][] = []
  const counts = new Map<string, number>()
  return {
    add(ids: string[]): void {
      last.push(ids)
      for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
      if (last.length <= (cap?.ofLastAttempts ?? 0)) return
      for (const id of last.shift() ?? []) counts.set(id, (counts.get(id) ?? 0) - 1)
    },
    overexposed: (): Set<string> =>
      cap ? overexposed({ attempts: last.length, given: counts }, cap) : new Set<string>(),
  }
}

/** Each draw against another one, taken by chance. */
function overlaps(sets: readonly Set<string>[], seed: string): number[] {
  const random = seededRandom(`${seed}:pairs`)
  if (sets.length < 2) return []
  return sets.map((one, index) => {
    const other = sets[(index + 1 + Math.floor(random() * (sets.length - 1))) % sets.length] ?? one
    const size = Math.min(one.size, other.size)
    return size === 0 ? 0 : [...one].filter((id) => other.has(id)).length / size
  })
}

function expectedShare(items: readonly DrawnItem[], facilityOf: (questionId: string) => number): number {
  let [points, expected] = [0, 0]
  for (const item of items) {
    if (!item.scored) continue
    const worth = toNumber(readRational(item.points))
    points += worth
    expected += worth * facilityOf(item.questionId)
  }
  return points === 0 ? 0 : expected / points
}

function spread(values: readonly number[]): Spread {
  if (values.length === 0) return { mean: 0, least: 0, most: 0, standardDeviation: 0 }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return {
    mean,
    least: values.reduce((a, b) => Math.min(a, b)),
    most: values.reduce((a, b) => Math.max(a, b)),
    standardDeviation: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)),
  }
}
