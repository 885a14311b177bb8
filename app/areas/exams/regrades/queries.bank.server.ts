import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { isCountedAnswer } from '../queries.newest.server'

type Db = Kysely<Database>

/** Versions of a question with how many attempts with a result had each, newest first. */
export const askedVersions = (db: Db, questionId: string) =>
  db
    .selectFrom('question_versions')
    .leftJoin('attempt_items', 'attempt_items.question_version_id', 'question_versions.id')
    .leftJoin('attempts', (join) =>
      join.onRef('attempts.id', '=', 'attempt_items.attempt_id').on('attempts.state', '=', 'closed'),
    )
    .select([
      'question_versions.id',
      'question_versions.number',
      'question_versions.title',
      'question_versions.body',
      'question_versions.created_at',
      ({ fn }) => fn.count<number>('attempts.id').distinct().as('attempts'),
    ])
    .where('question_versions.question_id', '=', questionId)
    .groupBy([
      'question_versions.id',
      'question_versions.number',
      'question_versions.title',
      'question_versions.body',
      'question_versions.created_at',
    ])
    .orderBy('question_versions.number', 'desc')
    .execute()

export const versionNumbers = async (db: Db, questionId: string): Promise<Map<string, number>> =>
  new Map(
    (
      await db.selectFrom('question_versions').select(['id', 'number']).where('question_id', '=', questionId).execute()
    ).map((row) => [row.id, row.number]),
  )

/** Exams in which a question was asked. */
/** Questions that ended attempts of an exam asked, each in its newest words. */
export const questionsAskedIn = (db: Db, examId: string) =>
  db
    .selectFrom('attempts')
    .innerJoin('attempt_items', 'attempt_items.attempt_id', 'attempts.id')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .innerJoin('questions', 'questions.id', 'question_versions.question_id')
    .innerJoin('question_pools', 'question_pools.id', 'questions.pool_id')
    .select(({ fn, selectFrom }) => [
      'questions.id',
      'questions.external_id',
      'question_pools.title as pool_title',
      fn.countAll<number>().as('attempts'),
      selectFrom('question_versions as newest')
        .select('newest.title')
        .whereRef('newest.question_id', '=', 'questions.id')
        .orderBy('newest.number', 'desc')
        .limit(1)
        .as('title'),
    ])
    .where('attempts.exam_id', '=', examId)
    .where('attempts.state', '=', 'closed')
    .groupBy(['questions.id', 'questions.external_id', 'question_pools.title'])
    .execute()

export const examsAsking = (db: Db, questionId: string) =>
  db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .innerJoin('exams', 'exams.id', 'attempts.exam_id')
    .select(['exams.id', 'exams.slug'])
    .distinct()
    .where('question_versions.question_id', '=', questionId)
    .orderBy('exams.slug')
    .execute()

/** The newest answers given to some versions, with the order each attempt had; at most `limit`. */
export const answersGiven = (db: Db, versionIds: readonly string[], limit: number) =>
  db
    .selectFrom('attempt_items')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .innerJoin('response_steps as kept', (join) => join.on(isCountedAnswer()))
    .select(['attempt_items.question_version_id', 'attempt_items.option_ids', 'kept.response'])
    .where('attempt_items.question_version_id', 'in', [...versionIds])
    .where('attempts.state', '=', 'closed')
    .orderBy('attempts.submitted_at', 'desc')
    .limit(limit)
    .execute()

export const findQuestion = (db: Db, id: string) =>
  db
    .selectFrom('questions')
    .innerJoin('question_pools', 'question_pools.id', 'questions.pool_id')
    .selectAll('questions')
    .select(['question_pools.slug as pool', 'question_pools.title as pool_title'])
    .where('questions.id', '=', id)
    .executeTakeFirst()
