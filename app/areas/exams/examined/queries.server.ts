import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

/** Of every exam, or of one, by version: attempts that ended and were passed, those that run, and when the last one ended. */
export const attemptFigures = (db: Db, examId?: string) =>
  db
    .selectFrom('attempts')
    .leftJoin('results', (join) =>
      join.onRef('results.attempt_id', '=', 'attempts.id').on(({ eb, selectFrom }) =>
        eb(
          'results.number',
          '=',
          selectFrom('results as other')
            .select(({ fn }) => fn.max<number>('other.number').as('newest'))
            .whereRef('other.attempt_id', '=', 'attempts.id'),
        ),
      ),
    )
    .select(({ fn, eb }) => [
      'attempts.exam_id',
      'attempts.exam_version_id',
      fn.count<number>('results.id').as('ended'),
      fn.sum<number | null>('results.passed').as('passed'),
      fn.sum<number>(eb.case().when('attempts.state', '=', 'open').then(1).else(0).end()).as('running'),
      fn.max<number | null>('attempts.submitted_at').as('last_at'),
    ])
    .$if(examId !== undefined, (query) => query.where('attempts.exam_id', '=', examId ?? ''))
    .groupBy(['attempts.exam_id', 'attempts.exam_version_id'])
    .execute()

/** Every version of an exam, newest first, without what it says. */
export const versionsOf = (db: Db, examId: string) =>
  db
    .selectFrom('exam_versions')
    .select(['id', 'number', 'title', 'hash', 'published_at', 'published_by'])
    .where('exam_id', '=', examId)
    .orderBy('number', 'desc')
    .execute()
