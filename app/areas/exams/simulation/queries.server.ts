import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { isNewestResult } from '../queries.newest.server'

type Db = Kysely<Database>

/** The newest results of an exam's last ended attempts. */
export const lastResults = (db: Db, of: { examId: string; limit: number }) =>
  db
    .selectFrom('attempts')
    .innerJoin('results', 'results.attempt_id', 'attempts.id')
    .select(['attempts.id', 'results.items'])
    .where('attempts.exam_id', '=', of.examId)
    .where('attempts.state', '=', 'closed')
    .where(isNewestResult())
    .orderBy('attempts.submitted_at', 'desc')
    .limit(of.limit)
    .execute()

/** Which question each item of some attempts is. */
export const questionsOfItems = (db: Db, attemptIds: readonly string[]) =>
  db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .select(['attempt_items.id', 'question_versions.question_id'])
    .where('attempt_items.attempt_id', 'in', [...attemptIds])
    .execute()
