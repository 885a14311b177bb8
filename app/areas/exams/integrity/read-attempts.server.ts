import { setImmediate } from 'node:timers/promises'
import { questionVersions } from '~/areas/questions/question-versions.server'
import type { Question } from '~/areas/questions/registry'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { compare, ONE, readRational } from '~/platform/rational'
import type { MarkedItemRecord } from '../results/marked-item'
import { answerKey } from './answer-key'
import { answersOf, type LastAttempt, pausesOfAttempts, savesOf } from './queries.reference.server'
import type { Sheet } from './similar-answers'
import { type WorkingTime, workingTime } from './working-time'

/** How many attempts are read before others get their turn. */
const AT_A_TIME = 20

export type ReadAttempt = {
  id: string
  personId: string
  organisationId: string
  /** by question, whichever version was asked */
  sheet: Sheet
  items: { itemId: string; number: number; questionId: string; question: Question }[]
  time: WorkingTime
}

/**
 * What some attempts answered, and how long it took them. Four queries for every twenty attempts, then others get their
 * turn; each different answer to a question is looked at once.
 */
export async function readAttempts(
  ctx: Ctx,
  attempts: readonly LastAttempt[],
  read: AlreadyRead = new Map(),
): Promise<ReadAttempt[]> {
  const reading: Reading = { bodies: new Map(), keys: new Map() }
  const unread = attempts.filter(({ id }) => !read.has(id))
  for (let from = 0; from < unread.length; from += AT_A_TIME) {
    for (const one of await readSome(ctx, reading, unread.slice(from, from + AT_A_TIME))) read.set(one.id, one)
    await setImmediate()
  }
  return attempts.flatMap(({ id }) => read.get(id) ?? [])
}

/** Attempts that were read, by id, to be read no second time within one piece of work. */
export type AlreadyRead = Map<string, ReadAttempt>

type Reading = {
  bodies: Map<string, Question>
  /** what an answer says, by the version, the order and the stored answer */
  keys: Map<string, string | null>
}

async function readSome(ctx: Ctx, reading: Reading, attempts: readonly LastAttempt[]): Promise<ReadAttempt[]> {
  const ids = attempts.map(({ id }) => id)
  const answers = await answersOf(ctx.db, ids)
  const missing = answers.map((row) => row.question_version_id).filter((id) => !reading.bodies.has(id))
  for (const [id, question] of await questionVersions(ctx, missing)) reading.bodies.set(id, question)
  const saves = byAttempt(await savesOf(ctx.db, ids))
  const pauses = byAttempt(await pausesOfAttempts(ctx.db, ids))
  const answered = byAttempt(answers)
  return attempts.map((attempt): ReadAttempt => {
    const rows = answered.get(attempt.id) ?? []
    const right = new Set(
      json<MarkedItemRecord[]>(attempt.items)
        .filter(({ fraction }) => compare(readRational(fraction), ONE) >= 0)
        .map(({ itemId }) => itemId),
    )
    return {
      id: attempt.id,
      personId: attempt.person_id,
      organisationId: attempt.organisation_id,
      sheet: new Map(rows.map((row) => [row.question_id, { said: saidIn(reading, row), isRight: right.has(row.id) }])),
      items: rows.flatMap((row) => {
        const question = reading.bodies.get(row.question_version_id)
        return question ? [{ itemId: row.id, number: row.position, questionId: row.question_id, question }] : []
      }),
      time: workingTime({
        startedAt: attempt.started_at,
        saves: (saves.get(attempt.id) ?? []).map((row) => ({ itemId: row.item_id, savedAt: row.saved_at })),
        pauses: (pauses.get(attempt.id) ?? []).map((row) => ({ from: row.from_at, to: row.to_at })),
      }),
    }
  })
}

function saidIn(reading: Reading, row: Awaited<ReturnType<typeof answersOf>>[number]): string | null {
  const question = reading.bodies.get(row.question_version_id)
  if (!question || row.response === null) return null
  const key = `${row.question_version_id} ${row.option_ids} ${row.response}`
  const known = reading.keys.get(key)
  if (known !== undefined) return known
  const said = answerKey(question, json<string[]>(row.option_ids), json<unknown>(row.response))
  reading.keys.set(key, said)
  return said
}

function byAttempt<Row extends { attempt_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.attempt_id)
    if (group) group.push(row)
    else groups.set(row.attempt_id, [row])
  }
  return groups
}
