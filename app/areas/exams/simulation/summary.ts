import type { Simulation } from './simulate-draws'

const MOST_SHOWN = 15

/** A simulation as a page shows it: numbers for its plots and the questions that are given most often. */
export type SimulationSummary = Pick<Simulation, 'draws' | 'seed' | 'short' | 'overlap' | 'predicted' | 'basis'> & {
  overlapShares: readonly number[]
  predictedShares: readonly number[]
  exposureShares: readonly number[]
  neverGiven: number
  mostExposed: Simulation['exposure']
}

export const summaryOf = (simulation: Simulation): SimulationSummary => ({
  draws: simulation.draws,
  seed: simulation.seed,
  short: simulation.short,
  overlap: simulation.overlap,
  predicted: simulation.predicted,
  basis: simulation.basis,
  overlapShares: simulation.overlap.shares,
  predictedShares: simulation.predicted.shares,
  exposureShares: simulation.exposure.map(({ share }) => share),
  neverGiven: simulation.exposure.filter(({ share }) => share === 0).length,
  mostExposed: simulation.exposure.slice(0, MOST_SHOWN),
})
