import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import type { Outcome } from '~/areas/questions/mark'
import type { Reason } from '~/areas/questions/reasons'
import { json } from '~/platform/json'
import type { KeptTry } from './tried'

type Db = Kysely<Database>

/** Every try of an attempt by its question, each in order. */
export const triesOf = (db: Db, attemptId: string): Promise<Map<string, KeptTry[]>> => triesOfAttempts(db, [attemptId])

/** Every try of several attempts by its question, each in order. */
export async function triesOfAttempts(db: Db, attemptIds: readonly string[]): Promise<Map<string, KeptTry[]>> {
  const rows = await db
    .selectFrom('attempt_tries')
    .selectAll()
    .where('attempt_id', 'in', attemptIds.length > 0 ? [...attemptIds] : [''])
    .orderBy('item_id')
    .orderBy('number')
    .execute()
  const tries = new Map<string, KeptTry[]>()
  for (const row of rows) {
    const kept = {
      number: Number(row.number),
      response: row.response,
      fraction: row.fraction,
      outcome: row.outcome as Outcome,
      reasons: json<Reason[]>(row.reasons),
      at: row.tried_at,
    }
    const others = tries.get(row.item_id)
    if (others) others.push(kept)
    else tries.set(row.item_id, [kept])
  }
  return tries
}

export const insertTry = (db: Db, row: Database['attempt_tries']) =>
  db.insertInto('attempt_tries').values(row).execute()

/** How many hints of each question were asked for. */
export async function hintsOf(db: Db, attemptId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('attempt_hints')
    .select(['item_id', ({ fn }) => fn.countAll<number>().as('asked')])
    .where('attempt_id', '=', attemptId)
    .groupBy('item_id')
    .execute()
  return new Map(rows.map(({ item_id, asked }) => [item_id, Number(asked)]))
}

export const insertHint = (db: Db, row: Database['attempt_hints']) =>
  db.insertInto('attempt_hints').values(row).execute()
