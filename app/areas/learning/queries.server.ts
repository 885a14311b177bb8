import type { Kysely, Selectable } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { CheckAnswersTable, EnrolmentsTable, LessonProgressTable } from '#db/tables/learning'
import { inPortions } from '~/platform/portions.server'

type Db = Kysely<Database>
export type EnrolmentRow = Selectable<EnrolmentsTable>
export type ProgressRow = Selectable<LessonProgressTable>
export type AnswerRow = Selectable<CheckAnswersTable>
type OfCourse = { personId: string; courseId: string }
type OfLesson = OfCourse & { lessonSlug: string }

/** False when the person was enrolled for that company already. */
export async function insertEnrolment(db: Db, row: EnrolmentRow): Promise<boolean> {
  const done = await db
    .insertInto('enrolments')
    .values(row)
    .onConflict((conflict) => conflict.columns(['person_id', 'course_id', 'organisation_id']).doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1
}

/**
 * Keeps others from changing this person's progress in this course until the transaction ends, so that of two last
 * steps at once one sees the other. It takes the enrolments of all companies, always in the same order. SQLite lets only
 * one transaction write anyway.
 */
export async function lockEnrolment(db: Db, { personId, courseId }: OfCourse): Promise<void> {
  if (dialectOf(db) !== 'postgres') return
  await db
    .selectFrom('enrolments')
    .select('id')
    .where('person_id', '=', personId)
    .where('course_id', '=', courseId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export const enrolmentsOf = (db: Db, personId: string, courseId?: string): Promise<EnrolmentRow[]> =>
  db
    .selectFrom('enrolments')
    .selectAll()
    .where('person_id', '=', personId)
    .$if(courseId !== undefined, (query) => query.where('course_id', '=', courseId ?? ''))
    .execute()

/**
 * The next people, by id, who take a course and have not finished it, with the company they took it up for last.
 */
export const unfinishedIn = (db: Db, courseId: string, of: { after: string; limit: number }) =>
  db
    .selectFrom('enrolments')
    .select(['person_id', 'organisation_id'])
    .where('course_id', '=', courseId)
    .where('person_id', '>', of.after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('enrolments as later')
            .select('later.id')
            .whereRef('later.person_id', '=', 'enrolments.person_id')
            .whereRef('later.course_id', '=', 'enrolments.course_id')
            .whereRef('later.id', '>', 'enrolments.id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('course_completions')
            .select('course_completions.id')
            .whereRef('course_completions.person_id', '=', 'enrolments.person_id')
            .whereRef('course_completions.course_id', '=', 'enrolments.course_id'),
        ),
      ),
    )
    .orderBy('person_id')
    .limit(of.limit)
    .execute()

export const progressOf = (db: Db, personId: string, courseId?: string): Promise<ProgressRow[]> =>
  db
    .selectFrom('lesson_progress')
    .selectAll()
    .where('person_id', '=', personId)
    .$if(courseId !== undefined, (query) => query.where('course_id', '=', courseId ?? ''))
    .execute()

export const insertSeen = (db: Db, { personId, courseId, lessonSlug }: OfLesson, now: number) =>
  db
    .insertInto('lesson_progress')
    .values({
      person_id: personId,
      course_id: courseId,
      lesson_slug: lessonSlug,
      first_seen_at: now,
      last_seen_at: now,
      completed_at: null,
      place: null,
      last_done_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'course_id', 'lesson_slug']).doUpdateSet({ last_seen_at: now }),
    )
    .execute()

/** Going on from a lesson again does not move the day it was first done. */
export const setLessonDone = (db: Db, { personId, courseId, lessonSlug }: OfLesson, now: number) =>
  db
    .updateTable('lesson_progress')
    .set(({ fn, ref, val }) => ({
      completed_at: fn.coalesce(ref('completed_at'), val(now)),
      last_done_at: now,
      place: null,
    }))
    .where('person_id', '=', personId)
    .where('course_id', '=', courseId)
    .where('lesson_slug', '=', lessonSlug)
    .execute()

/** When somebody last went through each lesson to its end, by `course/lesson`. */
export async function lessonsDone(db: Db, personId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('lesson_progress')
    .innerJoin('courses', 'courses.id', 'lesson_progress.course_id')
    .select(['courses.slug', 'lesson_progress.lesson_slug', 'lesson_progress.last_done_at'])
    .where('lesson_progress.person_id', '=', personId)
    .execute()
  return new Map(
    rows.flatMap((row) => (row.last_done_at === null ? [] : [[`${row.slug}/${row.lesson_slug}`, row.last_done_at]])),
  )
}

export const setPlace = (db: Db, { personId, courseId, lessonSlug }: OfLesson, place: string | null, now: number) =>
  db
    .updateTable('lesson_progress')
    .set({ place, last_seen_at: now })
    .where('person_id', '=', personId)
    .where('course_id', '=', courseId)
    .where('lesson_slug', '=', lessonSlug)
    .execute()

/** Every answer somebody gave in a course, oldest first. */
export const answersOf = (db: Db, { personId, courseId }: OfCourse): Promise<AnswerRow[]> =>
  db
    .selectFrom('check_answers')
    .selectAll()
    .where('person_id', '=', personId)
    .where('course_id', '=', courseId)
    .orderBy('answered_at')
    .orderBy('id')
    .execute()

export const insertAnswer = (db: Db, row: AnswerRow) => db.insertInto('check_answers').values(row).execute()

export const noteOf = (db: Db, { personId, courseId, lessonSlug }: OfLesson) =>
  db
    .selectFrom('lesson_notes')
    .select(['body', 'updated_at'])
    .where('person_id', '=', personId)
    .where('course_id', '=', courseId)
    .where('lesson_slug', '=', lessonSlug)
    .executeTakeFirst()

export const saveNoteRow = (db: Db, { personId, courseId, lessonSlug }: OfLesson, body: string, now: number) =>
  db
    .insertInto('lesson_notes')
    .values({ person_id: personId, course_id: courseId, lesson_slug: lessonSlug, body, updated_at: now })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'course_id', 'lesson_slug']).doUpdateSet({ body, updated_at: now }),
    )
    .execute()

export const deleteNote = (db: Db, { personId, courseId, lessonSlug }: OfLesson) =>
  db
    .deleteFrom('lesson_notes')
    .where('person_id', '=', personId)
    .where('course_id', '=', courseId)
    .where('lesson_slug', '=', lessonSlug)
    .execute()

/** False when the course was finished before. */
export async function insertCompletion(
  db: Db,
  row: {
    id: string
    person_id: string
    course_id: string
    organisation_id: string
    course_revision_id: string
    completed_at: number
  },
): Promise<boolean> {
  const done = await db
    .insertInto('course_completions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['person_id', 'course_id']).doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Which of these people have finished a course. */
export const finishersOf = async (db: Db, courseId: string, personIds: readonly string[]): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('course_completions')
    .select('person_id')
    .where('course_id', '=', courseId)
    .where('person_id', 'in', personIds)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** The courses that some people have finished. */
export const completionsOfPeople = (db: Db, personIds: readonly string[]) =>
  inPortions(personIds, (some) =>
    db
      .selectFrom('course_completions')
      .innerJoin('courses', 'courses.id', 'course_completions.course_id')
      .select(['course_completions.person_id', 'courses.slug'])
      .where('course_completions.person_id', 'in', some)
      .execute(),
  )

/** The courses that were finished for a company, oldest first. */
export const completionsForCompany = (db: Db, organisationId: string) =>
  db
    .selectFrom('course_completions')
    .innerJoin('courses', 'courses.id', 'course_completions.course_id')
    .select(['course_completions.person_id', 'courses.slug', 'course_completions.completed_at'])
    .where('course_completions.organisation_id', '=', organisationId)
    .orderBy('course_completions.completed_at')
    .orderBy('course_completions.id')
    .execute()

/** The lessons that some people have gone through to their end. */
export const lessonsDoneByPeople = (db: Db, personIds: readonly string[]) =>
  inPortions(personIds, (some) =>
    db
      .selectFrom('lesson_progress')
      .innerJoin('courses', 'courses.id', 'lesson_progress.course_id')
      .select(['lesson_progress.person_id', 'courses.slug', 'lesson_progress.lesson_slug'])
      .where('lesson_progress.person_id', 'in', some)
      .where('lesson_progress.completed_at', 'is not', null)
      .execute(),
  )

export const completionsOfPerson = (db: Db, personId: string) =>
  db
    .selectFrom('course_completions')
    .innerJoin('courses', 'courses.id', 'course_completions.course_id')
    .select([
      'courses.slug',
      'course_completions.course_id',
      'course_completions.completed_at',
      'course_completions.organisation_id',
    ])
    .where('course_completions.person_id', '=', personId)
    .orderBy('course_completions.completed_at')
    .execute()
