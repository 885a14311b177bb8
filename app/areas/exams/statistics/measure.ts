import { type Analysis, analyse } from './analyse-matrix'
import { type Confidence, confidentlyWrong } from './confident'
import { AT_A_TIME, chosenPlaces, type DataQuestion, type Dataset, matrixFor } from './dataset'
import type { Figure } from './figure'
import { keyedOptions, longestIsRight, singleKey } from './key-of'
import { type KeyPlaces, keyPlaces, type Showings } from './key-places'
import { columnMarks, type Matrix, totalsOf } from './matrix'
import { distractorBeatsKey, type OptionAnswer, type OptionTable, optionTable } from './option-table'
import type { QuestionFigures } from './question-figures'
import { randomGuess } from './random-guess'
import { type Interval, type Intervals, resample } from './resample'
import { type Selection, selectAttempts } from './select-attempts'
import { type Verdict, verdictOf } from './verdict'
import { wilson } from './wilson'

/** What an exam's attempts say, under one selection. */
export type Measured = {
  n: number
  total: Analysis['total']
  intervals: Pick<Intervals, 'samples' | 'mean' | 'internalConsistency' | 'standardError'>
  passed: number
  passInterval: Interval
  /** the total of each attempt as a share of its points, 0..1, ascending */
  shares: number[]
  /** attempts with different numbers of points are mixed */
  unequalPoints: boolean
  questions: MeasuredQuestion[]
  /** where keys of single choices stood, as attempts showed them and as their authors wrote them */
  shown: KeyPlaces
  written: KeyPlaces
  confidence: Confidence[]
}

export type MeasuredQuestion = {
  /** place in `Dataset.questions` */
  place: number
  figures: QuestionFigures
  facilityInterval: Interval
  discriminationInterval: Interval
  randomGuess: Figure
  verdict: Verdict
  /** null for a question without options */
  options: OptionTable | null
}

/** Selects and measures in small steps. */
export function* measure(dataset: Dataset, selection: Selection): Generator<void, Measured> {
  const attempts = selectAttempts(dataset.attempts, selection)
  const { matrix, questions } = yield* matrixFor(dataset, attempts)
  const { total, questions: figures } = yield* analyse(matrix)
  const intervals = yield* resample(matrix)
  const totals = totalsOf(matrix)
  const measured: MeasuredQuestion[] = []
  for (const [column, place] of questions.entries()) {
    yield
    const about = figures[column]
    const data = dataset.questions[place]
    if (!about || !data) continue
    const options = optionsOf(dataset, attempts, { data, place, matrix, column, totals })
    measured.push({
      place,
      figures: about,
      facilityInterval: intervals.questions[column]?.facilityIndex ?? null,
      discriminationInterval: intervals.questions[column]?.discriminationIndex ?? null,
      randomGuess: randomGuess(data.question),
      verdict: verdictOf(about, {
        distractorBeatsKey: options !== null && distractorBeatsKey(options),
        longestIsRight: longestIsRight(data.question),
      }),
      options,
    })
  }
  const chosen = attempts.flatMap((index) => dataset.attempts[index] ?? [])
  const passed = chosen.filter((attempt) => attempt.passed).length
  const points = formPoints(matrix)
  return {
    n: attempts.length,
    total,
    intervals,
    passed,
    passInterval: wilson(passed, attempts.length),
    shares: chosen.map(({ share }) => share).sort((a, b) => a - b),
    unequalPoints: points.some((one) => one !== points[0]),
    questions: measured,
    shown: keyPlaces(yield* showings(dataset, attempts)),
    written: keyPlaces(questions.flatMap((place) => writtenPlace(dataset.questions[place]))),
    confidence: confidentlyWrong(
      chosen.flatMap(({ organisationId, items }) =>
        Array.from(items.certainty, (certainty, item) => ({
          organisationId,
          certainty,
          fraction: items.fractions[item] ?? 0,
        })).filter(({ certainty }) => certainty > 0),
      ),
    ),
  }
}

function optionsOf(
  dataset: Dataset,
  attempts: readonly number[],
  of: { data: DataQuestion; place: number; matrix: Matrix; column: number; totals: readonly number[] },
): OptionTable | null {
  const options = keyedOptions(of.data.question)
  if (!options) return null
  const { rows, marks } = columnMarks(of.matrix, of.column)
  const answers = rows.flatMap((row, index): OptionAnswer[] => {
    const items = dataset.attempts[attempts[row] ?? -1]?.items
    const item = items?.questions.indexOf(of.place) ?? -1
    const mask = items?.chosen[item] ?? Number.NaN
    if (Number.isNaN(mask)) return []
    const total = of.totals[row] ?? 0
    return [
      {
        chosen: chosenPlaces(mask).flatMap((place) => options[place]?.id ?? []),
        total,
        rest: total - (of.data.trial ? 0 : (marks[index] ?? 0)),
      },
    ]
  })
  return optionTable(options, answers)
}

function* showings(dataset: Dataset, attempts: readonly number[]): Generator<void, Showings[]> {
  const tally = new Map<string, Showings>()
  const widths = dataset.questions.map(({ question }) => keyedOptions(question)?.length ?? 0)
  for (const [count, index] of attempts.entries()) {
    if (count % AT_A_TIME === 0) yield
    const items = dataset.attempts[index]?.items
    items?.questions.forEach((question, item) => {
      const place = items.keyPlaces[item] ?? -1
      if (place < 0) return
      const options = widths[question] ?? 0
      const key = `${options} ${place}`
      const one = tally.get(key) ?? { options, place, count: 0, right: 0 }
      tally.set(key, one)
      one.count++
      if ((items.fractions[item] ?? 0) >= 1) one.right++
    })
  }
  return [...tally.values()]
}

function writtenPlace(data: DataQuestion | undefined): Showings[] {
  const key = data && singleKey(data.question)
  const options = (data && keyedOptions(data.question)) ?? []
  return key ? [{ place: options.findIndex(({ id }) => id === key), options: options.length, count: 1, right: 1 }] : []
}

function formPoints({ columns, rows, cells }: Matrix): number[] {
  return Array.from({ length: rows }, (_, row) =>
    columns.reduce(
      (sum, { max, trial }, column) => (trial || Number.isNaN(cells[row * columns.length + column]) ? sum : sum + max),
      0,
    ),
  )
}
