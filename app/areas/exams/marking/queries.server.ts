import type { Kysely, Selectable } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { ManualMarksTable, MarkingItemsTable } from '#db/tables/marking'

type Db = Kysely<Database>
type MarkingItemRow = Selectable<MarkingItemsTable>
type ManualMarkRow = Selectable<ManualMarksTable>

export async function insertMarkingItems(db: Db, rows: MarkingItemRow[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('marking_items').values(rows).execute()
}

export const findMarkingItem = (db: Db, itemId: string): Promise<MarkingItemRow | undefined> =>
  db.selectFrom('marking_items').selectAll().where('item_id', '=', itemId).executeTakeFirst()

export const markingItemsOf = (db: Db, attemptIds: readonly string[]): Promise<MarkingItemRow[]> =>
  db
    .selectFrom('marking_items')
    .selectAll()
    .where('attempt_id', 'in', attemptIds.length > 0 ? [...attemptIds] : [''])
    .execute()

/** In the order they were given. */
export const marksOf = (db: Db, itemIds: readonly string[]): Promise<ManualMarkRow[]> =>
  db
    .selectFrom('manual_marks')
    .selectAll()
    .where('item_id', 'in', itemIds.length > 0 ? [...itemIds] : [''])
    .orderBy('item_id')
    .orderBy('number')
    .execute()

export const insertMark = (db: Db, row: ManualMarkRow) => db.insertInto('manual_marks').values(row).execute()

export const setWaiting = (db: Db, itemIds: readonly string[], waitsFor: 'first' | 'second' | 'deciding') =>
  db
    .updateTable('marking_items')
    .set({ waits_for: waitsFor, settled_fraction: null, settled_at: null })
    .where('item_id', 'in', [...itemIds])
    .execute()

export const setSettled = (db: Db, itemId: string, of: { fraction: string; at: number }) =>
  db
    .updateTable('marking_items')
    .set({ waits_for: null, settled_fraction: of.fraction, settled_at: of.at })
    .where('item_id', '=', itemId)
    .execute()

/** One question's, one attempt's or one exam's answers, an exam by its short name; without any, all. */
export type QueueScope = { question?: string; attempt?: string; exam?: string }

const waiting = (db: Db, scope: QueueScope) =>
  db
    .selectFrom('marking_items')
    .innerJoin('attempts', 'attempts.id', 'marking_items.attempt_id')
    .innerJoin('exam_versions', 'exam_versions.id', 'attempts.exam_version_id')
    .innerJoin('question_versions', 'question_versions.id', 'marking_items.question_version_id')
    .where('marking_items.waits_for', 'is not', null)
    .$if(scope.question !== undefined, (query) =>
      query.where('question_versions.question_id', '=', scope.question ?? ''),
    )
    .$if(scope.attempt !== undefined, (query) => query.where('marking_items.attempt_id', '=', scope.attempt ?? ''))
    .$if(scope.exam !== undefined, (query) =>
      query.where('attempts.exam_id', 'in', ({ selectFrom }) =>
        selectFrom('exams')
          .select('exams.id')
          .where('exams.slug', '=', scope.exam ?? ''),
      ),
    )

/** What waits, question by question or attempt by attempt, those of the longest wait first. */
export const waitingGroups = (
  db: Db,
  by: 'question' | 'attempt',
  scope: QueueScope,
  page: { limit: number; offset: number },
) =>
  waiting(db, scope)
    .select(({ fn, ref }) => [
      ref(by === 'question' ? 'question_versions.question_id' : 'marking_items.attempt_id').as('id'),
      fn.max('exam_versions.title').as('exam_title'),
      fn.max('exam_versions.settings').as('settings'),
      fn.max('question_versions.title').as('question_title'),
      fn.max('attempts.person_id').as('person_id'),
      fn.max<number>('attempts.number').as('attempt_number'),
      fn.countAll<number>().as('count'),
      fn.min<number>('marking_items.since_at').as('since_at'),
    ])
    .groupBy(by === 'question' ? 'question_versions.question_id' : 'marking_items.attempt_id')
    .orderBy('since_at')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countWaiting(db: Db, scope: QueueScope) {
  const counts = await waiting(db, scope)
    .select(({ fn }) => [
      fn.countAll<number>().as('answers'),
      fn.count<number>('marking_items.attempt_id').distinct().as('attempts'),
      fn.count<number>('question_versions.question_id').distinct().as('questions'),
      fn.min<number>('marking_items.since_at').as('since_at'),
    ])
    .executeTakeFirstOrThrow()
  return {
    answers: Number(counts.answers),
    attempts: Number(counts.attempts),
    questions: Number(counts.questions),
    sinceAt: counts.since_at,
  }
}

/** The next answer that waits for this marker: neither of their own nor marked by them already. */
export const nextWaiting = (
  db: Db,
  of: { markerId: string; scope: QueueScope },
): Promise<{ item_id: string } | undefined> =>
  waiting(db, of.scope)
    .select('marking_items.item_id')
    .where('attempts.person_id', '!=', of.markerId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('manual_marks')
            .select('manual_marks.id')
            .whereRef('manual_marks.item_id', '=', 'marking_items.item_id')
            .where('manual_marks.marker_id', '=', of.markerId),
        ),
      ),
    )
    .orderBy('marking_items.since_at')
    .orderBy('marking_items.item_id')
    .limit(1)
    .executeTakeFirst()

/** The rows of some items, locked where the database locks by row. */
export function lockMarkingItems(db: Db, attemptId: string): Promise<MarkingItemRow[]> {
  const query = db.selectFrom('marking_items').selectAll().where('attempt_id', '=', attemptId).orderBy('item_id')
  return (dialectOf(db) === 'postgres' ? query.forUpdate() : query).execute()
}
