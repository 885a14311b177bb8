import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

/** How often each version of a question stands in attempts, running ones too. */
export const attemptsByVersion = (db: Kysely<Database>, questionId: string) =>
  db
    .selectFrom('question_versions')
    .innerJoin('attempt_items', 'attempt_items.question_version_id', 'question_versions.id')
    .select(['question_versions.number', ({ fn }) => fn.countAll<number>().as('attempts')])
    .where('question_versions.question_id', '=', questionId)
    .groupBy('question_versions.number')
    .orderBy('question_versions.number', 'desc')
    .execute()
