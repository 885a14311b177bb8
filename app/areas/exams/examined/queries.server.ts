import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

/** Of every exam, or of one, by version: attempts that ended and were passed, those that run, and when the last one ended. */
export async function attemptFigures(db: Db, examId?: string) {
  const attempts = await ofExam(db, examId)
    .select(({ fn, eb }) => [
      'attempts.exam_id',
      'attempts.exam_version_id',
      fn.sum<number>(eb.case().when('attempts.state', '=', 'open').then(1).else(0).end()).as('running'),
      fn.max<number | null>('attempts.submitted_at').as('last_at'),
    ])
    .groupBy(['attempts.exam_id', 'attempts.exam_version_id'])
    .execute()
  const all = await passesIn(db, examId)
  const replaced = new Map((await replacedPasses(db, examId)).map((row) => [row.exam_version_id, Number(row.passed)]))
  const results = new Map(all.map((row) => [row.exam_version_id, row]))
  return attempts.map((row) => {
    const { ended = 0, passed = 0 } = results.get(row.exam_version_id) ?? {}
    return { ...row, ended: Number(ended), passed: Number(passed) - (replaced.get(row.exam_version_id) ?? 0) }
  })
}

const ofExam = (db: Db, examId: string | undefined) =>
  db.selectFrom('attempts').$if(examId !== undefined, (query) => query.where('attempts.exam_id', '=', examId ?? ''))

/** Passes among all results, the replaced ones too: to look for the newest of each attempt would cost ten times as much. */
const passesIn = (db: Db, examId: string | undefined) =>
  ofExam(db, examId)
    .innerJoin('results', 'results.attempt_id', 'attempts.id')
    .select(({ fn, eb }) => [
      'attempts.exam_version_id',
      fn.sum<number>(eb.case().when('results.number', '=', 1).then(1).else(0).end()).as('ended'),
      fn.sum<number>('results.passed').as('passed'),
    ])
    .groupBy('attempts.exam_version_id')
    .execute()

/** Passes that a later result took the place of; few attempts are marked again. */
const replacedPasses = (db: Db, examId: string | undefined) =>
  ofExam(db, examId)
    .innerJoin('results as later', 'later.attempt_id', 'attempts.id')
    .innerJoin('results', (join) =>
      join
        .onRef('results.attempt_id', '=', 'later.attempt_id')
        .on(({ eb, ref }) => eb('results.number', '=', eb(ref('later.number'), '-', 1))),
    )
    .select(({ fn }) => ['attempts.exam_version_id', fn.sum<number>('results.passed').as('passed')])
    .where('later.number', '>', 1)
    .groupBy('attempts.exam_version_id')
    .execute()

/** Every version of an exam, newest first, without what it says. */
export const versionsOf = (db: Db, examId: string) =>
  db
    .selectFrom('exam_versions')
    .select(['id', 'number', 'title', 'hash', 'published_at', 'published_by'])
    .where('exam_id', '=', examId)
    .orderBy('number', 'desc')
    .execute()
