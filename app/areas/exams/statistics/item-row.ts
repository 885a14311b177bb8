import type { MeasuredQuestion } from './measure'
import type { Interval } from './resample'
import type { SortColumn } from './statistics-view'
import { FLAGS, type Flag, type TrialVerdict, trialVerdict } from './verdict'

/** A line of the table of questions: one version of a question, as pages and files show it. */
export type ItemRow = {
  questionId: string
  versionId: string
  /** of the question's versions, which */
  number: number
  externalId: string
  title: string
  objective: string | null
  state: 'trial' | 'live' | 'retired'
  n: number
  max: number
  facility: number | null
  facilityInterval: Interval
  standardDeviation: number | null
  discrimination: number | null
  discriminationInterval: Interval
  efficiency: number | null
  intendedWeight: number | null
  effectiveWeight: number | null
  randomGuess: number | null
  flags: Flag[]
  held: boolean
}
export type TrialRow = ItemRow & { trial: TrialVerdict }

export type Naming = Pick<
  ItemRow,
  'questionId' | 'versionId' | 'number' | 'externalId' | 'title' | 'objective' | 'state'
>

export const itemRow = (naming: Naming, measured: MeasuredQuestion): ItemRow => ({
  ...naming,
  n: measured.figures.n,
  max: measured.figures.max,
  facility: measured.figures.facilityIndex.value,
  facilityInterval: measured.facilityInterval,
  standardDeviation: measured.figures.standardDeviation.value,
  discrimination: measured.figures.discriminationIndex.value,
  discriminationInterval: measured.discriminationInterval,
  efficiency: measured.figures.discriminativeEfficiency.value,
  intendedWeight: measured.figures.intendedWeight.value,
  effectiveWeight: measured.figures.effectiveWeight.value,
  randomGuess: measured.randomGuess.value,
  flags: measured.verdict.flags,
  held: measured.verdict.held,
})

export const trialRow = (naming: Naming, measured: MeasuredQuestion): TrialRow => ({
  ...itemRow(naming, measured),
  trial: trialVerdict(measured.figures, measured.verdict),
})

/** Questions in the order asked for; what has no figure comes last whichever way. Equal ones go by title. */
export function sortRows<Row extends ItemRow>(
  rows: readonly Row[],
  by: SortColumn,
  direction: 'ascending' | 'descending',
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1
  return [...rows].sort((a, b) => {
    const [x, y] = [keyOf(a, by), keyOf(b, by)]
    if (x !== y) {
      if (x === null) return 1
      if (y === null) return -1
      return x < y ? -sign : sign
    }
    return a.title.localeCompare(b.title) || a.number - b.number
  })
}

/** Worst flags first: the place of the first flag, and all without behind them. */
function keyOf(row: ItemRow, by: SortColumn): number | string | null {
  switch (by) {
    case 'flag':
      return row.flags[0] === undefined ? FLAGS.length : FLAGS.indexOf(row.flags[0])
    case 'question':
      return row.title.toLowerCase()
    case 'n':
      return row.n
    case 'facility':
      return row.facility
    case 'discrimination':
      return row.discrimination
    case 'efficiency':
      return row.efficiency
    case 'weight':
      return row.effectiveWeight
  }
}
