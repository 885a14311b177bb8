import type { ActionFunctionArgs } from '@remix-run/node'
import { enrol } from '~/areas/learning/enrol.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

/** Puts the course among the person's own and goes to its first lesson. */
export async function action(args: ActionFunctionArgs) {
  const { course } = await enrol(contextOf(args), args.params.course ?? '')
  const t = translator(args.context.locale, 'learning')
  const first = course.lessons[0]
  return redirectWithToast(`/learn/courses/${course.slug}${first ? `/${first.slug}` : ''}`, {
    kind: 'success',
    message: t('enrolled', { title: course.title }),
  })
}
