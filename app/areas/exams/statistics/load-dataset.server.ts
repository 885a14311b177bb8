import { setImmediate } from 'node:timers/promises'
import { questionVersions } from '~/areas/questions/question-versions.server'
import type { Question } from '~/areas/questions/registry'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { json } from '~/platform/json'
import { pinnedExam } from '../blueprints/pinned-exam'
import { deliveredAs } from '../modes/mode-settings'
import type { MarkedItemRecord } from '../results/marked-item'
import { asNumber, shareOf } from '../results/share'
import { chosenOptions } from './chosen-options'
import type { DataAttempt, DataItems, DataQuestion, Dataset, DataVersion } from './dataset'
import { keyedOptions, singleKey } from './key-of'
import { answeredItems, attemptsWithResults, resultsMark, versionsOf } from './queries.server'

/** How many attempts are read before others get their turn: about five milliseconds' worth. */
const AT_A_TIME = 20
/** Exams whose attempts are kept in memory; one of 10,000 attempts at 40 questions takes about ten megabytes. */
const MOST_KEPT = 4

type Kept = { key: string; dataset: Promise<Dataset> }
/** By database, so that tests with many of them do not meet. */
const kept = new WeakMap<object, Map<string, Kept>>()

/**
 * Everything statistics need of an exam's ended attempts. It is read once until there is another result: one query then
 * tells that nothing is new. Reading gives way to other requests after every few attempts.
 */
export async function loadDataset(ctx: Ctx, examId: string): Promise<Dataset> {
  const { count, newest } = await resultsMark(ctx.db, examId)
  const key = `${examId} ${count} ${newest ?? ''}`
  const ofDatabase = kept.get(ctx.config) ?? new Map<string, Kept>()
  kept.set(ctx.config, ofDatabase)
  const known = ofDatabase.get(examId)
  ofDatabase.delete(examId)
  const current = known?.key === key ? known : { key, dataset: read(ctx, examId, key) }
  ofDatabase.set(examId, current)
  for (const oldest of ofDatabase.keys()) {
    if (ofDatabase.size <= MOST_KEPT) break
    ofDatabase.delete(oldest)
  }
  try {
    return await current.dataset
  } catch (error) {
    if (ofDatabase.get(examId) === current) ofDatabase.delete(examId)
    throw error
  }
}

type Reading = {
  bodies: Map<string, Question>
  /** by version, whether it counts, and its maximum */
  places: Map<string, number>
  questions: DataQuestion[]
  options: Map<Question, { bits: Map<string, number>; key: string | null }>
}

async function read(ctx: Ctx, examId: string, key: string): Promise<Dataset> {
  const exams = (await versionsOf(ctx.db, examId)).map((row) => ({ ...pinnedExam(row), publishedAt: row.published_at }))
  // Practice and tries tell nothing of an exam: people try, look at the answer, and try again.
  const measured = exams.filter(({ settings }) => deliveredAs(settings).mode === 'exam')
  const versionIds = new Set(measured.map(({ versionId }) => versionId))
  const reading: Reading = { bodies: new Map(), places: new Map(), questions: [], options: new Map() }
  const attempts: DataAttempt[] = []
  for (let after = ''; ; ) {
    const rows = await attemptsWithResults(ctx.db, examId, after, AT_A_TIME)
    const last = rows.at(-1)
    if (!last) break
    after = last.id
    const counted = rows.filter((row) => versionIds.has(row.exam_version_id))
    const items = await itemsByAttempt(ctx, reading, counted)
    for (const row of counted) {
      attempts.push({
        id: row.id,
        personId: row.person_id,
        organisationId: row.organisation_id,
        versionId: row.exam_version_id,
        submittedAt: row.submitted_at ?? 0,
        share: shareOf({ mark: row.mark, maxMark: row.max_mark }),
        passed: row.passed === 1,
        items: dataItems(reading, items.get(row.id) ?? [], json<MarkedItemRecord[]>(row.items)),
      })
    }
    await setImmediate()
  }
  return {
    key,
    versions: measured.map(
      ({ versionId, number, settings, publishedAt }): DataVersion => ({
        id: versionId,
        number,
        passMark: settings.passMark,
        publishedAt,
      }),
    ),
    questions: reading.questions,
    attempts,
  }
}

type Item = Awaited<ReturnType<typeof answeredItems>>[number]

async function itemsByAttempt(ctx: Ctx, reading: Reading, attempts: readonly { id: string }[]) {
  const rows = await answeredItems(
    ctx.db,
    attempts.map(({ id }) => id),
  )
  const missing = rows.map((row) => row.question_version_id).filter((id) => !reading.bodies.has(id))
  if (missing.length > 0)
    for (const [id, question] of await questionVersions(ctx, missing)) reading.bodies.set(id, question)
  const byAttempt = new Map<string, Item[]>()
  for (const row of rows) {
    const items = byAttempt.get(row.attempt_id)
    if (items) items.push(row)
    else byAttempt.set(row.attempt_id, [row])
  }
  return byAttempt
}

function dataItems(reading: Reading, items: readonly Item[], marked: readonly MarkedItemRecord[]): DataItems {
  const marks = new Map(marked.map((mark) => [mark.itemId, mark]))
  const made: DataItems = {
    questions: new Int32Array(items.length),
    fractions: new Float64Array(items.length),
    chosen: new Float64Array(items.length).fill(Number.NaN),
    keyPlaces: new Int8Array(items.length).fill(-1),
    certainty: new Int8Array(items.length),
  }
  items.forEach((item, index) => {
    const place = questionPlace(reading, item)
    const question = reading.questions[place]?.question
    const mark = marks.get(item.id)
    made.questions[index] = place
    made.fractions[index] = mark ? asNumber(mark.fraction) : 0
    made.certainty[index] = mark?.certainty ?? 0
    const options = question && optionsOf(reading, question)
    if (!options) return
    const order = json<string[]>(item.option_ids)
    if (options.key !== null) made.keyPlaces[index] = order.indexOf(options.key)
    const chosen = item.response === null ? [] : chosenOptions(json<unknown>(item.response), order)
    if (chosen) made.chosen[index] = chosen.reduce((sum, id) => sum + (options.bits.get(id) ?? 0), 0)
  })
  return made
}

function questionPlace(reading: Reading, item: Item): number {
  const key = `${item.question_version_id} ${item.scored} ${item.max_mark}`
  const known = reading.places.get(key)
  if (known !== undefined) return known
  const question = reading.bodies.get(item.question_version_id)
  invariant(question, 'question versions are kept for good')
  const place = reading.questions.length
  reading.questions.push({
    versionId: item.question_version_id,
    question,
    trial: item.scored === 0,
    max: asNumber(item.max_mark),
    sectionId: item.section_id,
  })
  reading.places.set(key, place)
  return place
}

function optionsOf(reading: Reading, question: Question) {
  const known = reading.options.get(question)
  if (known) return known
  const bits = new Map((keyedOptions(question) ?? []).map(({ id }, place) => [id, 2 ** place]))
  const made = { bits, key: singleKey(question) }
  reading.options.set(question, made)
  return made
}
