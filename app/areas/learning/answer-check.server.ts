import { viewLesson } from '~/areas/catalogue/view-lesson.server'
import { isAnswered, markResponse, optionIdsOf } from '~/areas/questions/answer-question'
import { type Question, questionSchema } from '~/areas/questions/registry'
import { translator } from '~/i18n/translator.server'
import type { PersonActor } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { invalid, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { formatRational } from '~/platform/rational'
import { requirePerson } from '~/platform/request.server'
import { type AnsweredView, readCheckForm, reviewCheck } from './check-view'
import { finishCourse } from './finish-course.server'
import { mayLearn } from './policy'
import { insertAnswer } from './queries.server'
import { isOnlyLooking, openEnrolment } from './record-lesson.server'

/** More than any check has options. */
const MOST_VALUES = 50

/**
 * Marks an answer to a knowledge check and keeps it. It may be answered as often as somebody likes; every answer is
 * kept, and what was right once counts. `values` are the fields `response` of the form.
 * @throws AppError 403 `catalogue.reserved`, 404 `learning.check-not-found`, 422 `learning.check-not-answered`
 */
export async function answerCheck(
  ctx: Ctx,
  of: { course: string; lesson: string; check: string; values: readonly string[] },
): Promise<{ answered: AnsweredView; justFinished: boolean }> {
  authorise(mayLearn(ctx.actor))
  const actor = requirePerson(ctx)
  const { course, lesson } = await viewLesson(ctx, of.course, of.lesson)
  const check = lesson.checks.find(({ id }) => id === of.check)
  if (!check) throw notFound('learning.check-not-found')
  const question: Question = questionSchema.parse(check.question)
  const values = of.values.slice(0, MOST_VALUES)
  const response = readCheckForm(question, values)
  if (response === null || !isAnswered(question, response)) throw invalid('learning.check-not-answered')

  const mark = markResponse(question, optionIdsOf(question), response)
  const answered = reviewCheck(question, values)
  if (await isOnlyLooking(ctx, actor, course)) return { answered, justFinished: false }
  return ctx.transaction(async (tx) => {
    await openEnrolment(tx, actor, course, of.lesson)
    await insertAnswer(tx.db, {
      id: newId(tx.now),
      person_id: actor.personId,
      course_id: course.courseId,
      lesson_slug: of.lesson,
      check_id: of.check,
      check_hash: check.hash,
      response: JSON.stringify(values),
      fraction: formatRational(mark.fraction),
      answered_at: tx.now,
    })
    const { justFinished } = await finishCourse(tx, actor, course)
    if (justFinished) await tellReader(tx, actor, course)
    return { answered, justFinished }
  })
}

/** The answer comes back into the middle of a lesson, so the news comes beside it. */
function tellReader(tx: Ctx, actor: PersonActor, course: { slug: string; title: string }): Promise<void> {
  const t = translator(actor.locale, 'learning')
  const toast = {
    kind: 'success',
    message: t('finished.toast', { title: course.title }),
    href: `/learn/courses/${course.slug}`,
    label: t('finished.to-course'),
  }
  return tx.signal(`person:${actor.personId}`, 'course-finished', { toast })
}
