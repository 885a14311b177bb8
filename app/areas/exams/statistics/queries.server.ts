import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { isCountedAnswer, isNewestResult } from '../queries.newest.server'

type Db = Kysely<Database>

export const findExam = (db: Db, slug: string) =>
  db.selectFrom('exams').select(['id', 'slug', 'withdrawn_at']).where('slug', '=', slug).executeTakeFirst()

export const versionsOf = (db: Db, examId: string) =>
  db
    .selectFrom('exam_versions')
    .innerJoin('exams', 'exams.id', 'exam_versions.exam_id')
    .selectAll('exam_versions')
    .select(['exams.slug', 'exams.withdrawn_at'])
    .where('exam_versions.exam_id', '=', examId)
    .orderBy('exam_versions.number')
    .execute()

/** What changes with every new result of an exam: how many there are, and the newest. */
export const resultsMark = (db: Db, examId: string) =>
  db
    .selectFrom('results')
    .innerJoin('attempts', 'attempts.id', 'results.attempt_id')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max<string>('results.id').as('newest')])
    .where('attempts.exam_id', '=', examId)
    .executeTakeFirstOrThrow()

/** The ended attempts of an exam that have a result, with the newest of it; after an id, so many at a time. */
export const attemptsWithResults = (db: Db, examId: string, after: string, limit: number) =>
  db
    .selectFrom('attempts')
    .innerJoin('results', 'results.attempt_id', 'attempts.id')
    .select([
      'attempts.id',
      'attempts.exam_version_id',
      'attempts.person_id',
      'attempts.organisation_id',
      'attempts.submitted_at',
      'results.mark',
      'results.max_mark',
      'results.passed',
      'results.items',
    ])
    .where('attempts.exam_id', '=', examId)
    .where('attempts.state', '=', 'closed')
    .where('attempts.id', '>', after)
    .where(isNewestResult())
    .orderBy('attempts.id')
    .limit(limit)
    .execute()

/** The questions of some attempts in their order, each with the newest answer that counts. */
export const answeredItems = (db: Db, attemptIds: readonly string[]) =>
  db
    .selectFrom('attempt_items')
    .leftJoin('response_steps as kept', (join) => join.on(isCountedAnswer()))
    .select([
      'attempt_items.id',
      'attempt_items.attempt_id',
      'attempt_items.section_id',
      'attempt_items.question_version_id',
      'attempt_items.option_ids',
      'attempt_items.max_mark',
      'attempt_items.scored',
      'kept.response',
    ])
    .where('attempt_items.attempt_id', 'in', attemptIds.length > 0 ? [...attemptIds] : [''])
    .orderBy('attempt_items.attempt_id')
    .orderBy('attempt_items.position')
    .execute()

/** Who answered one version of a question, with the answer that counts. */
export const answersTo = (db: Db, versionId: string, attemptIds: readonly string[]) =>
  db
    .selectFrom('attempt_items')
    .leftJoin('response_steps as kept', (join) => join.on(isCountedAnswer()))
    .select(['attempt_items.id', 'attempt_items.attempt_id', 'attempt_items.option_ids', 'kept.response'])
    .where('attempt_items.question_version_id', '=', versionId)
    .where('attempt_items.attempt_id', 'in', attemptIds.length > 0 ? [...attemptIds] : [''])
    .execute()

export const newestVersion = (db: Db, examId: string) =>
  db
    .selectFrom('exam_versions')
    .select(['id', 'title', 'number'])
    .where('exam_id', '=', examId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
