import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { forgetCourse } from './index-course.server'
import { mayPublishContent } from './policy'
import { lockCourse, setWithdrawn } from './queries.courses.server'

/**
 * Takes a course out of the catalogue. Revisions, progress and completions stay; a new revision of its files brings
 * it back. Withdrawing twice changes nothing.
 * @throws AppError 403 `catalogue.not-a-publisher`, 404 `catalogue.course-not-found`
 */
export async function withdrawCourse(ctx: Ctx, slug: string): Promise<{ changed: boolean }> {
  authorise(mayPublishContent(ctx.actor))
  return ctx.transaction(async (tx) => {
    const course = await lockCourse(tx.db, slug)
    if (!course) throw notFound('catalogue.course-not-found')
    if (course.withdrawn_at !== null) return { changed: false }
    await setWithdrawn(tx.db, course.id, tx.now)
    await forgetCourse(tx, slug)
    await tx.audit({
      action: 'catalogue.course-withdrawn',
      subject: { kind: 'course', id: course.id },
      after: { slug },
    })
    return { changed: true }
  })
}
