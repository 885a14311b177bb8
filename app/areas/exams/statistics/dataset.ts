import type { Question } from '~/areas/questions/registry'
import { type Column, type Matrix, matrixOf } from './matrix'
import type { SelectableAttempt } from './select-attempts'

/** Everything that statistics need of one exam's ended attempts, loaded once for all views of it. */
export type Dataset = {
  /** changes when there is another result */
  key: string
  versions: readonly DataVersion[]
  questions: readonly DataQuestion[]
  attempts: readonly DataAttempt[]
}

export type DataVersion = { id: string; number: number; passMark: string; publishedAt: number }

/** A question version, as it counts: one that was on trial and then counted is there twice. */
export type DataQuestion = {
  versionId: string
  question: Question
  trial: boolean
  max: number
  sectionId: string
}

export type DataAttempt = SelectableAttempt & {
  id: string
  passed: boolean
  items: DataItems
}

/** The questions of an attempt, in their order; a line for each field, because there are many. */
export type DataItems = {
  /** place in `Dataset.questions` */
  questions: Int32Array
  /** share of the points, 0..1 */
  fractions: Float64Array
  /** options chosen, a bit for each in the authored order; NaN where nothing is chosen from options */
  chosen: Float64Array
  /** place at which the one right option was shown, from 0; −1 for none */
  keyPlaces: Int8Array
  /** how sure the person was, 1..3; 0 when that was not asked or not said */
  certainty: Int8Array
}

/** How many attempts are gone through before others get their turn. */
export const AT_A_TIME = 250

/** The marks of some attempts, with a column for each question that any of them has. */
export function* matrixFor(
  dataset: Dataset,
  attempts: readonly number[],
): Generator<void, { matrix: Matrix; questions: number[] }> {
  const seen = new Set<number>()
  for (const index of attempts)
    for (const question of dataset.attempts[index]?.items.questions ?? []) seen.add(question)
  const questions = [...seen].sort((a, b) => a - b)
  const place = new Map(questions.map((question, index) => [question, index]))
  const columns = questions.map((index) => columnOf(dataset, index))
  const matrix = matrixOf(columns, [])
  const cells = new Float64Array(attempts.length * columns.length).fill(Number.NaN)
  for (const [row, index] of attempts.entries()) {
    if (row % AT_A_TIME === 0) yield
    const items = dataset.attempts[index]?.items
    items?.questions.forEach((question, item) => {
      const column = place.get(question) ?? 0
      cells[row * columns.length + column] = (items.fractions[item] ?? 0) * (columns[column]?.max ?? 0)
    })
  }
  return { matrix: { ...matrix, rows: attempts.length, cells }, questions }
}

function columnOf(dataset: Dataset, index: number): Column {
  const { question, trial, max, sectionId, versionId } = dataset.questions[index] ?? absent
  const { objective = '', difficulty = '' } = question ?? {}
  return {
    id: trial ? `${versionId} trial` : versionId,
    max,
    ...(trial ? { trial } : {}),
    drawnFor: [`${sectionId} ${objective} ${difficulty}`, `${sectionId} ${objective}`, sectionId],
  }
}

const absent = { question: undefined, trial: false, max: 1, sectionId: '', versionId: '' }

/** The chosen options of a mask, by their places. */
export function chosenPlaces(mask: number): number[] {
  const places: number[] = []
  for (let place = 0, rest = mask; rest > 0; place++, rest = Math.floor(rest / 2))
    if (rest % 2 === 1) places.push(place)
  return places
}
