import type { Simulation } from '~/areas/exams/simulation/simulate-draws'
import { columnsOf } from './text-table'

const MOST_QUESTIONS = 10

/** A simulation for people at a terminal. */
export function simulationText(
  slug: string,
  { draws, short, exposure, overlap, predicted, basis }: Simulation,
): string {
  const share = (value: number) => `${(value * 100).toFixed(1)} %`
  const never = exposure.filter((question) => question.share === 0).length
  const lines = columnsOf([
    [`${slug}, ${draws} draws`, 'mean', 'least', 'most', 'sd'],
    ['two attempts have in common', ...spreadOf(overlap, share)],
    ['predicted share of the points', ...spreadOf(predicted, share)],
  ])
  const questions = columnsOf([
    ['given most often', 'share'],
    ...exposure.slice(0, MOST_QUESTIONS).map((one) => [`${one.pool} ${one.externalId}`, share(one.share)]),
  ])
  return [
    lines,
    questions,
    `Never given: ${never} of ${exposure.length} questions.`,
    `Difficulty from answers: ${basis.measured}, from labels: ${basis.label}, assumed: ${basis.assumed}.`,
    short > 0 ? `${short} draws could not be filled: the pools do not suffice.` : 'Every draw was filled.',
  ].join('\n\n')
}

const spreadOf = (of: Simulation['overlap'], show: (value: number) => string): string[] =>
  [of.mean, of.least, of.most, of.standardDeviation].map(show)
