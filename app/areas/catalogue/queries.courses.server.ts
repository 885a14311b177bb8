import type { Kysely, Selectable } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { CourseRevisionsTable, CoursesTable, LessonRevisionsTable } from '#db/tables/content'
import { markPublished } from '~/platform/published.server'

type Db = Kysely<Database>
export type CourseRow = Selectable<CoursesTable>
export type RevisionRow = Selectable<CourseRevisionsTable>
export type LessonRow = Selectable<LessonRevisionsTable>

/** The course's row, locked until the transaction ends where the database lets others write meanwhile. */
export const lockCourse = (db: Db, slug: string) =>
  db
    .selectFrom('courses')
    .selectAll()
    .where('slug', '=', slug)
    .$if(dialectOf(db) === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()

export const insertCourse = (db: Db, row: { id: string; slug: string; created_at: number }) =>
  db
    .insertInto('courses')
    .values({ ...row, withdrawn_at: null })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()

export async function setWithdrawn(db: Db, courseId: string, at: number | null): Promise<void> {
  await db.updateTable('courses').set({ withdrawn_at: at }).where('id', '=', courseId).execute()
  await markPublished(db)
}

/** The newest revisions, newest first. */
export const newestRevisions = (db: Db, courseId: string, count: number): Promise<RevisionRow[]> =>
  db
    .selectFrom('course_revisions')
    .selectAll()
    .where('course_id', '=', courseId)
    .orderBy('number', 'desc')
    .limit(count)
    .execute()

export async function insertRevision(db: Db, row: RevisionRow): Promise<void> {
  await db.insertInto('course_revisions').values(row).execute()
  await markPublished(db)
}

export const insertLessons = (db: Db, rows: readonly LessonRow[]) =>
  db.insertInto('lesson_revisions').values(rows).execute()

export const lessonsOfRevision = (db: Db, revisionId: string): Promise<LessonRow[]> =>
  db
    .selectFrom('lesson_revisions')
    .selectAll()
    .where('course_revision_id', '=', revisionId)
    .orderBy('position')
    .execute()

/** Another compiler made another module of the same text. */
export const updateCompiled = (db: Db, lessonId: string, compiled: Pick<LessonRow, 'module_hash' | 'toc'>) =>
  db.updateTable('lesson_revisions').set(compiled).where('id', '=', lessonId).execute()

export const insertModules = (db: Db, rows: readonly { hash: string; code: string; created_at: number }[]) =>
  db
    .insertInto('modules')
    .values(rows)
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()

export const insertCourseMedia = (db: Db, rows: readonly { course_id: string; path: string; sha256: string }[]) =>
  db
    .insertInto('course_media')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['course_id', 'path', 'sha256']).doNothing())
    .execute()

/** One row for each course: its newest revision. */
const newest = (db: Db) =>
  db
    .selectFrom('courses')
    .innerJoin('course_revisions', 'course_revisions.course_id', 'courses.id')
    .where(({ eb, selectFrom, ref }) =>
      eb(
        'course_revisions.number',
        '=',
        selectFrom('course_revisions as newer')
          .select(({ fn }) => fn.max('newer.number').as('number'))
          .where('newer.course_id', '=', ref('courses.id')),
      ),
    )

/** Those that are offered. */
const currentRevisions = (db: Db) => newest(db).where('courses.withdrawn_at', 'is', null)

export const titlesOf = (db: Db, slugs: readonly string[]) =>
  newest(db)
    .select(['courses.slug', 'course_revisions.title'])
    .where('courses.slug', 'in', [...slugs])
    .execute()

const LISTED = [
  'courses.slug',
  'course_revisions.id as revision_id',
  'course_revisions.course_id',
  'course_revisions.number',
  'course_revisions.title',
  'course_revisions.summary',
  'course_revisions.language',
  'course_revisions.translation_of',
  'course_revisions.level',
  'course_revisions.minutes',
  'course_revisions.topics',
  'course_revisions.requires_benefit',
  'course_revisions.prepares_for',
  'course_revisions.published_at',
] as const

export const listCurrent = (db: Db, slugs?: readonly string[]) =>
  currentRevisions(db)
    .select(LISTED)
    .$if(slugs !== undefined, (query) => query.where('courses.slug', 'in', slugs?.length ? [...slugs] : ['']))
    .orderBy('course_revisions.title')
    .execute()

export const currentRevisionOf = (db: Db, slug: string) =>
  currentRevisions(db).selectAll('course_revisions').where('courses.slug', '=', slug).executeTakeFirst()

/** The original and every translation of it, as far as they are offered. */
export const translationsOf = (db: Db, original: string) =>
  currentRevisions(db)
    .select(['courses.slug', 'course_revisions.title', 'course_revisions.language'])
    .where(({ or, eb }) =>
      or([eb('courses.slug', '=', original), eb('course_revisions.translation_of', '=', original)]),
    )
    .orderBy('course_revisions.language')
    .execute()

/** The lessons of a revision without their texts. */
export const outlineOf = (db: Db, revisionId: string) =>
  db
    .selectFrom('lesson_revisions')
    .select(['slug', 'position', 'module_number', 'module_title', 'title', 'minutes', 'objectives', 'checks'])
    .where('course_revision_id', '=', revisionId)
    .orderBy('position')
    .execute()

/** The lessons of several revisions, only what a list counts and links to. */
export const lessonsInBrief = (db: Db, revisionIds: readonly string[]) =>
  db
    .selectFrom('lesson_revisions')
    .select(['course_revision_id', 'slug', 'title', 'minutes', 'position', 'objectives'])
    .where('course_revision_id', 'in', revisionIds.length ? [...revisionIds] : [''])
    .orderBy('position')
    .execute()

export const objectivesOf = (db: Db, revisionIds: readonly string[]) =>
  db
    .selectFrom('course_revisions')
    .select('objectives')
    .where('id', 'in', revisionIds.length ? [...revisionIds] : [''])
    .execute()

export const lessonOf = (db: Db, revisionId: string, slug: string) =>
  db
    .selectFrom('lesson_revisions')
    .selectAll()
    .where('course_revision_id', '=', revisionId)
    .where('slug', '=', slug)
    .executeTakeFirst()

/** Every revision of a course, newest first, without its lessons. */
export const revisionsOf = (db: Db, slug: string): Promise<RevisionRow[]> =>
  db
    .selectFrom('course_revisions')
    .innerJoin('courses', 'courses.id', 'course_revisions.course_id')
    .selectAll('course_revisions')
    .where('courses.slug', '=', slug)
    .orderBy('course_revisions.number', 'desc')
    .execute()

/** The newest revision of every course, withdrawn ones too. */
export const authoredCourses = (db: Db) =>
  newest(db)
    .selectAll('course_revisions')
    .select(['courses.slug', 'courses.withdrawn_at'])
    .orderBy('course_revisions.title')
    .execute()

/** What is looked over in each lesson of several revisions, without the texts. */
export const lessonsToLint = (db: Db, revisionIds: readonly string[]) =>
  db
    .selectFrom('lesson_revisions')
    .select(['course_revision_id', 'title', 'checks', 'objectives'])
    .where('course_revision_id', 'in', revisionIds.length ? [...revisionIds] : [''])
    .orderBy('position')
    .execute()

export const lessonTexts = (db: Db, revisionIds: readonly string[]) =>
  db
    .selectFrom('lesson_revisions')
    .select(['course_revision_id', 'slug', 'title', 'source', 'checks'])
    .where('course_revision_id', 'in', revisionIds.length ? [...revisionIds] : [''])
    .orderBy('position')
    .execute()
