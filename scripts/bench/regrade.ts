import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { undoRegrade } from '~/areas/exams/regrades/start-regrade.server'
import { vendor } from '~/areas/identity/organisations.server'
import { newId } from '~/platform/ids'
import { beginApplying, draftCorrection, publishRegraded, SITTERS, type Sitter, sitRegraded } from '../regrade-stage'
import { addPerson, drain, type Stage } from '../stage'
import { watch } from './watch'

export type RegradeCost = Record<
  | `regrade${'Preview' | 'Apply' | 'Undo'}S`
  | `regrade${'Preview' | 'Apply' | 'Undo'}StallMs`
  | 'regradeQueriesEach'
  | 'regradeUndoQueriesEach'
  | 'regradeMemoryMb',
  number
>

/**
 * The correction of one question in many attempts, with all that follows: results, certificates, tiers, words to everybody.
 * A quarter of the people pass by it, a quarter fail. It is previewed, applied and undone, here in this process; meanwhile
 * something else asks the database all the time, and the longest it had to wait is the stall that a learner would feel.
 */
export async function measureRegrade(of: {
  stage: Stage
  partners: readonly string[]
  attempts: number
}): Promise<RegradeCost> {
  const { stage, partners, attempts } = of
  const examiner = await addPerson(stage, {
    ...{ name: 'Edda', email: 'edda@bench.example', roles: ['examiner'] as const },
    organisationId: (await vendor(stage.system)).id,
  })
  await seatMany(stage, partners, attempts)
  const { result: regradeId, ...preview } = await watch(stage, async () => {
    const id = await draftCorrection(stage, examiner)
    await drain(stage)
    return id
  })
  const apply = await watch(stage, async () => {
    await beginApplying(stage, examiner, regradeId)
    await drain(stage)
  })
  const undo = await watch(stage, async () => {
    const ctx = stage.composition.systemContext('bench').as(examiner.actor)
    await undoRegrade(ctx, { regradeId, reason: 'The old key was right.' })
    await drain(stage)
  })
  return {
    regradePreviewS: preview.seconds,
    regradeApplyS: apply.seconds,
    regradeUndoS: undo.seconds,
    regradePreviewStallMs: preview.stallMs,
    regradeApplyStallMs: apply.stallMs,
    regradeUndoStallMs: undo.stallMs,
    regradeQueriesEach: apply.queries / attempts,
    regradeUndoQueriesEach: undo.queries / attempts,
    regradeMemoryMb: Math.max(preview.memoryMb, apply.memoryMb, undo.memoryMb),
  }
}

/** One of each kind sits the exam as people do; all others are copies of them, with names and ids of their own. */
async function seatMany(stage: Stage, partners: readonly string[], attempts: number): Promise<void> {
  await publishRegraded(stage.system)
  const { db } = stage.composition.handle
  const models: Model[] = []
  for (const kind of Object.keys(SITTERS) as Sitter[]) {
    const organisationId = partners[0] ?? ''
    const email = `${kind}@bench.example`
    const person = await addPerson(stage, { name: kind, email, organisationId, roles: ['learner'] })
    models.push(await modelOf(db, await sitRegraded(stage, person, kind)))
  }
  await drain(stage)
  for (let from = models.length; from < attempts; from += 500) {
    const places = Array.from({ length: Math.min(500, attempts - from) }, (_, index) => from + index)
    const copies = places.map((place) =>
      copyOf(models[place % models.length] as Model, partners[place % partners.length] ?? '', place),
    )
    await db.transaction().execute(async (tx) => {
      for (const table of Object.keys(copies[0] ?? {}) as (keyof Model)[])
        await insertAll(
          tx,
          table,
          copies.flatMap((copy) => copy[table]),
        )
    })
  }
}

type Row = Record<string, unknown>
type Model = Record<
  'people' | 'memberships' | 'attempts' | 'attempt_items' | 'response_steps' | 'attempt_steps' | 'results',
  Row[]
>

async function modelOf(db: Kysely<Database>, attemptId: string): Promise<Model> {
  const rows = (table: Exclude<keyof Model, 'people' | 'memberships' | 'attempts'>): Promise<Row[]> =>
    db.selectFrom(table).selectAll().where('attempt_id', '=', attemptId).execute()
  const attempt = await db.selectFrom('attempts').selectAll().where('id', '=', attemptId).executeTakeFirstOrThrow()
  const person = attempt.person_id
  return {
    people: await db.selectFrom('people').selectAll().where('id', '=', person).execute(),
    memberships: await db.selectFrom('memberships').selectAll().where('person_id', '=', person).execute(),
    attempts: [attempt as unknown as Row],
    attempt_items: await rows('attempt_items'),
    response_steps: await rows('response_steps'),
    attempt_steps: await rows('attempt_steps'),
    results: await rows('results'),
  }
}

/** Every id in it is a new one, everywhere it stands. */
function copyOf(model: Model, organisationId: string, place: number): Model {
  const ids = new Map<string, string>()
  for (const rows of Object.values(model)) for (const { id } of rows) if (typeof id === 'string') ids.set(id, newId())
  const renamed = (text: string) => {
    let copy = text
    for (const [from, to] of ids) copy = copy.replaceAll(from, to)
    return copy
  }
  const copies = JSON.parse(renamed(JSON.stringify(model))) as Model
  const email = `sitter-${place}@bench.example`
  for (const person of copies.people) Object.assign(person, { email, email_key: email, name: `Sitter ${place}` })
  for (const row of [...copies.memberships, ...copies.attempts]) row.organisation_id = organisationId
  return copies
}

async function insertAll(db: Kysely<Database>, table: keyof Model, rows: readonly Row[]): Promise<void> {
  const each = Math.max(1, Math.floor(20_000 / Math.max(1, Object.keys(rows[0] ?? {}).length)))
  for (let from = 0; from < rows.length; from += each)
    await db
      .insertInto(table)
      .values(rows.slice(from, from + each) as never)
      .execute()
}
