import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

/** What a company's people did, a row for each person and course, in a fixed number of queries. */
export const enrolmentsIn = (db: Db, organisationId: string) =>
  db
    .selectFrom('enrolments')
    .select(['person_id', 'course_id', 'created_at'])
    .where('organisation_id', '=', organisationId)
    .execute()

/** Done lessons by name and the last time anything was opened; only of enrolments that belong to the company. */
export const lessonMarksIn = (db: Db, organisationId: string) =>
  db
    .selectFrom('lesson_progress')
    .innerJoin('enrolments', (join) =>
      join
        .onRef('enrolments.person_id', '=', 'lesson_progress.person_id')
        .onRef('enrolments.course_id', '=', 'lesson_progress.course_id'),
    )
    .select([
      'lesson_progress.person_id',
      'lesson_progress.course_id',
      'lesson_progress.lesson_slug',
      'lesson_progress.completed_at',
      'lesson_progress.last_seen_at',
    ])
    .where('enrolments.organisation_id', '=', organisationId)
    .execute()

/** Courses finished by those who take them for the company, also when they finished them for another. */
export const completionsIn = (db: Db, organisationId: string) =>
  db
    .selectFrom('course_completions')
    .innerJoin('enrolments', (join) =>
      join
        .onRef('enrolments.person_id', '=', 'course_completions.person_id')
        .onRef('enrolments.course_id', '=', 'course_completions.course_id'),
    )
    .select(['course_completions.person_id', 'course_completions.course_id', 'course_completions.completed_at'])
    .where('enrolments.organisation_id', '=', organisationId)
    .execute()
