import { findCourseOutline } from '~/areas/catalogue/course-outline.server'
import type { CoursePublished } from '~/areas/catalogue/events'
import type { Ctx } from '~/platform/context.server'
import { finishCourse } from './finish-course.server'
import { lockEnrolment, unfinishedIn } from './queries.server'

export const FINISH_PUBLISHED_JOB = 'learning.finish-published'
type FinishPublished = Pick<CoursePublished, 'courseSlug' | 'revisionId'> & { after: string }

/** So few at a time that other work gets its turn. */
const BATCH = 100

/** A revision may ask for less than the one before: hears of it, and looks at who has thereby finished the course. */
export async function onCoursePublished(tx: Ctx, { courseSlug, revisionId }: CoursePublished): Promise<void> {
  await nextBatch(tx, { courseSlug, revisionId, after: '' })
}

/**
 * Finishes the course for everybody of a batch who has done all that it asks for now, and asks for the next batch.
 * Looking again changes nothing. A course that was withdrawn or published again meanwhile needs no look: the newer
 * revision has one of its own.
 */
export async function finishPublished(ctx: Ctx, payload: FinishPublished): Promise<{ finished: number } | undefined> {
  const course = await findCourseOutline(ctx, payload.courseSlug)
  if (course?.revisionId !== payload.revisionId) return undefined
  const rows = await unfinishedIn(ctx.db, course.courseId, { after: payload.after, limit: BATCH })
  let finished = 0
  for (const { person_id: personId, organisation_id: organisationId } of rows) {
    const { justFinished } = await ctx.transaction(async (tx) => {
      await lockEnrolment(tx.db, { personId, courseId: course.courseId })
      return finishCourse(tx, { personId, organisationId }, course)
    })
    if (justFinished) finished += 1
  }
  const last = rows.at(-1)
  if (last && rows.length === BATCH) await nextBatch(ctx, { ...payload, after: last.person_id })
  return { finished }
}

const nextBatch = (ctx: Ctx, payload: FinishPublished) =>
  ctx.enqueue({
    name: FINISH_PUBLISHED_JOB,
    payload,
    dedupeKey: `${FINISH_PUBLISHED_JOB}:${payload.revisionId}:${payload.after}`,
  })
