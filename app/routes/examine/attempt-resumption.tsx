import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { resumeAttempt } from '~/areas/exams/pauses/resume-attempt.server'
import { viewClock } from '~/areas/exams/pauses/view-clock.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'

export const loader = (_args: LoaderFunctionArgs) => redirect('/examine/exams', 303)

/** Lets the clock of an attempt go on. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const attempt = args.params.attempt ?? ''
  const { exam } = await viewClock(ctx, attempt)
  await resumeAttempt(ctx, { attempt })
  const message = translator(args.context.locale, 'examine')('pause.one-resumed')
  return redirectWithToast(`/examine/exams/${exam.slug}`, { kind: 'success', message })
}
