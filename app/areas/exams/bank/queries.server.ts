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

/** The exams whose ended attempts had a question, with the version each had. */
export const examsMeasuring = (db: Kysely<Database>, questionId: string) =>
  db
    .selectFrom('question_versions')
    .innerJoin('attempt_items', 'attempt_items.question_version_id', 'question_versions.id')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .select(['attempts.exam_id', 'question_versions.id as version_id', 'question_versions.number'])
    .distinct()
    .where('question_versions.question_id', '=', questionId)
    .where('attempts.state', '=', 'closed')
    .execute()
