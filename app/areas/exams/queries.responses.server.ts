import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

/** Of each item its type and the highest numbered answer kept; of all items, or of those named. */
export const itemsForSaving = (db: Db, attemptId: string, itemIds: readonly string[]) =>
  db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .leftJoin('response_steps as kept', (join) =>
      join
        .onRef('kept.attempt_id', '=', 'attempt_items.attempt_id')
        .onRef('kept.item_id', '=', 'attempt_items.id')
        .on(({ eb, selectFrom }) =>
          eb(
            'kept.sequence',
            '=',
            selectFrom('response_steps as other')
              .select(({ fn }) => fn.max<number>('other.sequence').as('newest'))
              .whereRef('other.attempt_id', '=', 'attempt_items.attempt_id')
              .whereRef('other.item_id', '=', 'attempt_items.id'),
          ),
        ),
    )
    .select([
      'attempt_items.id',
      'question_versions.type',
      'question_versions.body',
      'kept.sequence',
      'kept.response',
      'kept.flagged',
      'attempt_items.position',
      'kept.certainty',
      ({ selectFrom }) =>
        selectFrom('attempt_tries')
          .select(({ fn }) => fn.countAll<number>().as('ends'))
          .whereRef('attempt_tries.attempt_id', '=', 'attempt_items.attempt_id')
          .whereRef('attempt_tries.item_id', '=', 'attempt_items.id')
          .where('attempt_tries.ended', '=', 1)
          .as('ends'),
    ])
    .where('attempt_items.attempt_id', '=', attemptId)
    .where('attempt_items.id', 'in', itemIds.length > 0 ? [...itemIds] : [''])
    .execute()

export const insertResponses = (db: Db, steps: Database['response_steps'][]) =>
  db.insertInto('response_steps').values(steps).execute()

/** The newest answer of each item that counts. */
export const currentResponses = (db: Db, attemptId: string) => newestResponses(db, [attemptId], 0)

/** The same of several attempts. */
export const currentResponsesOf = (db: Db, attemptIds: readonly string[]) => newestResponses(db, attemptIds, 0)

/** The newest answer of each item that came after the deadline and its grace; none of them counts. */
export const lateResponses = (db: Db, attemptId: string) => newestResponses(db, [attemptId], 1)

const newestResponses = (db: Db, attemptIds: readonly string[], late: 0 | 1) =>
  db
    .selectFrom('response_steps')
    .selectAll()
    .where('attempt_id', 'in', [...attemptIds])
    .where('late', '=', late)
    .where(({ eb, selectFrom }) =>
      eb(
        'sequence',
        '=',
        selectFrom('response_steps as newer')
          .select(({ fn }) => fn.max<number>('newer.sequence').as('newest'))
          .whereRef('newer.attempt_id', '=', 'response_steps.attempt_id')
          .whereRef('newer.item_id', '=', 'response_steps.item_id')
          .where('newer.late', '=', late),
      ),
    )
    .execute()
