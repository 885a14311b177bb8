import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { resumeExam } from '~/areas/exams/pauses/pause-exam.server'
import { translator } from '~/i18n/translator.server'
import { asciiUrl } from '~/platform/ascii-url'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(asciiUrl(`/examine/exams/${params.exam}`), 303)

/** Lets an exam that was paused go on. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const slug = args.params.exam ?? ''
  const { resumed } = await resumeExam(ctx, { exam: slug })
  const message = translator(args.context.locale, 'examine')('pause.resumed', { count: resumed })
  return redirectWithToast(`/examine/exams/${slug}`, { kind: 'success', message })
}
