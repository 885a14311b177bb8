import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { insertFiles } from '~/platform/files.server'
import { hashOf } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import type { ParsedCourse, ParsedLesson } from './course'
import type { CoursePublished } from './events'
import { indexCourse } from './index-course.server'
import { mayPublishContent } from './policy'
import {
  type CourseRow,
  insertCourse,
  insertCourseMedia,
  insertLessons,
  insertModules,
  insertRevision,
  type LessonRow,
  lessonsOfRevision,
  lockCourse,
  newestRevisions,
  type RevisionRow,
  setWithdrawn,
  updateCompiled,
} from './queries.courses.server'

export type PublishedCourse = {
  slug: string
  revision: number
  /**
   * `recompiled`: the same text, made into other modules by a newer compiler; `restored`: a new revision of a course that
   * had been withdrawn; `withdrawn`: unchanged, and it stays withdrawn.
   */
  outcome: 'first' | 'new-revision' | 'unchanged' | 'recompiled' | 'restored' | 'withdrawn'
}

/**
 * Makes a course's files its current revision. The same files change nothing; other files become a new, immutable
 * revision, and everybody's progress goes on in it by the slugs of the lessons. A course that was withdrawn comes back
 * with a new revision only: publishing other content must not undo the withdrawal.
 * @throws AppError 403 `catalogue.not-a-publisher`
 */
export async function publishCourse(ctx: Ctx, course: ParsedCourse): Promise<PublishedCourse> {
  authorise(mayPublishContent(ctx.actor))
  for (const { bytes } of course.media) await ctx.files.put(bytes)
  return ctx.transaction(async (tx) => {
    const row = await courseRow(tx, course.slug)
    const [current, previous] = await newestRevisions(tx.db, row.id, 2)
    await saveModules(tx, lessonsOf(course))

    // A revision's hash holds the one before it, so that going back to older content is a new revision too.
    if (current && current.hash === revisionHash(course, previous?.hash)) {
      const isRecompiled = await keepCompiled(tx, current.id, lessonsOf(course))
      if (row.withdrawn_at !== null) return { slug: course.slug, revision: current.number, outcome: 'withdrawn' }
      if (isRecompiled) await indexCourse(tx, course)
      return { slug: course.slug, revision: current.number, outcome: isRecompiled ? 'recompiled' : 'unchanged' }
    }
    const revision = revisionRow(tx, course, row.id, current)
    await insertRevision(tx.db, revision)
    await insertLessons(tx.db, lessonRows(course, revision.id, tx.now))
    await saveMedia(tx, course, row.id)
    await indexCourse(tx, course)
    if (row.withdrawn_at !== null) await restore(tx, row)
    await tx.audit({
      action: 'catalogue.course-published',
      subject: { kind: 'course', id: row.id },
      after: { slug: course.slug, revision: revision.number, hash: revision.hash },
    })
    const event: CoursePublished = {
      type: 'catalogue.course-published',
      v: 1,
      courseSlug: course.slug,
      revisionId: revision.id,
    }
    await tx.publish(event)
    const outcome = row.withdrawn_at !== null ? 'restored' : current ? 'new-revision' : 'first'
    return { slug: course.slug, revision: revision.number, outcome }
  })
}

async function courseRow(tx: Ctx, slug: string) {
  await insertCourse(tx.db, { id: newId(tx.now), slug, created_at: tx.now })
  const row = await lockCourse(tx.db, slug)
  invariant(row, 'the course was inserted in this transaction if it was not there')
  return row
}

async function restore(tx: Ctx, { id, slug, withdrawn_at }: CourseRow): Promise<void> {
  await setWithdrawn(tx.db, id, null)
  await tx.audit({
    action: 'catalogue.course-restored',
    subject: { kind: 'course', id },
    before: { withdrawnAt: withdrawn_at },
    after: { slug },
  })
}

const lessonsOf = (course: ParsedCourse): ParsedLesson[] => course.modules.flatMap(({ lessons }) => lessons)

/** Everything an author can change, and nothing that is derived from it. */
function revisionHash(course: ParsedCourse, previous: string | undefined): string {
  const { media, modules, ...facts } = course
  return hashOf({
    ...facts,
    previous: previous ?? null,
    media: media.map(({ path, sha256 }) => [path, sha256]),
    modules: modules.map(({ title, lessons }) => ({
      title,
      lessons: lessons.map(({ slug, title: name, minutes, objectives, source, checks }) => ({
        slug,
        title: name,
        minutes,
        objectives,
        source,
        checks: checks.map(({ id, objective, hash }) => ({ id, objective, hash })),
      })),
    })),
  })
}

function revisionRow(tx: Ctx, course: ParsedCourse, courseId: string, current: RevisionRow | undefined): RevisionRow {
  return {
    id: newId(tx.now),
    course_id: courseId,
    number: (current?.number ?? 0) + 1,
    hash: revisionHash(course, current?.hash),
    title: course.title,
    summary: course.summary,
    lead: course.lead,
    language: course.language,
    translation_of: course.translationOf,
    level: course.level,
    minutes: lessonsOf(course).reduce((sum, { minutes }) => sum + minutes, 0),
    topics: JSON.stringify(course.topics),
    product: course.product,
    objectives: JSON.stringify(course.objectives),
    prerequisites: JSON.stringify(course.prerequisites),
    requires_benefit: course.requiresBenefit,
    prepares_for: JSON.stringify(course.preparesFor),
    finish_checks: course.finishChecks,
    authors: course.authors,
    published_at: tx.now,
    published_by: actorId(tx.actor),
  }
}

function lessonRows(course: ParsedCourse, revisionId: string, now: number): LessonRow[] {
  const placed = course.modules.flatMap((module, index) =>
    module.lessons.map((lesson) => ({ lesson, module_number: index + 1, module_title: module.title })),
  )
  return placed.map(({ lesson, ...module }, index) => ({
    id: newId(now),
    course_revision_id: revisionId,
    slug: lesson.slug,
    position: index + 1,
    ...module,
    title: lesson.title,
    minutes: lesson.minutes,
    objectives: JSON.stringify(lesson.objectives),
    module_hash: lesson.moduleHash,
    source: lesson.source,
    toc: JSON.stringify(lesson.toc),
    checks: JSON.stringify(lesson.checks),
  }))
}

const saveModules = (tx: Ctx, lessons: readonly ParsedLesson[]) =>
  insertModules(
    tx.db,
    lessons.map(({ moduleHash, code }) => ({ hash: moduleHash, code, created_at: tx.now })),
  )

async function saveMedia(tx: Ctx, course: ParsedCourse, courseId: string) {
  if (course.media.length === 0) return
  await insertFiles(
    tx.db,
    course.media.map(({ sha256, mediaType, size }) => ({ sha256, media_type: mediaType, size, created_at: tx.now })),
  )
  await insertCourseMedia(
    tx.db,
    course.media.map(({ path, sha256 }) => ({ course_id: courseId, path, sha256 })),
  )
}

/** Points the current revision at the newly compiled modules; says whether any was another. */
async function keepCompiled(tx: Ctx, revisionId: string, lessons: readonly ParsedLesson[]): Promise<boolean> {
  const bySlug = new Map(lessons.map((lesson) => [lesson.slug, lesson]))
  let changed = false
  for (const row of await lessonsOfRevision(tx.db, revisionId)) {
    const lesson = bySlug.get(row.slug)
    if (!lesson || lesson.moduleHash === row.module_hash) continue
    await updateCompiled(tx.db, row.id, { module_hash: lesson.moduleHash, toc: JSON.stringify(lesson.toc) })
    changed = true
  }
  return changed
}
