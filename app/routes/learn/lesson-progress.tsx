import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { completeLesson, keepPlace } from '~/areas/learning/record-lesson.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'

/** Longer than any heading's id. */
const LONGEST_PLACE = 200

/**
 * Where somebody is in a lesson: `place` (the id of a heading, empty for the beginning), told while reading; or `done`,
 * sent by the button that leads on.
 */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const step = { course: args.params.course ?? '', lesson: args.params.lesson ?? '' }
  const form = await args.request.formData()
  if (form.get('done') === null) {
    const place = String(form.get('place') ?? '').slice(0, LONGEST_PLACE)
    await keepPlace(ctx, { ...step, place: place || null })
    return new Response(null, { status: 204 })
  }
  const { course, next, progress, justFinished } = await completeLesson(ctx, step)
  const courseUrl = `/learn/courses/${course.slug}`
  const t = translator(args.context.locale, 'learning')
  if (justFinished)
    return redirectWithToast(courseUrl, { kind: 'success', message: t('finished.toast', { title: course.title }) })
  if (next) return redirect(`${courseUrl}/${next.slug}`, 303)
  if (progress === null || progress.isFinished) return redirect(courseUrl, 303)
  return redirectWithToast(courseUrl, {
    kind: 'info',
    message: t('finished.not-yet', {
      lessons: progress.lessonsTotal - progress.lessonsDone,
      checks: Math.max(0, progress.checksNeeded - progress.checksRight),
    }),
  })
}
