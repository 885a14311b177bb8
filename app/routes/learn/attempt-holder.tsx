import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { takeOverAttempt } from '~/areas/exams/delivery/take-over-attempt.server'
import { asciiUrl } from '~/platform/ascii-url'
import { contextOf } from '~/platform/request.server'
import { holderCookie } from './attempt-cookie.server'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(asciiUrl(`/exams/attempts/${params.attempt}`), 303)

/** Lets this browser write from now on. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const attempt = args.params.attempt ?? ''
  const form = await args.request.formData()
  const outcome = await takeOverAttempt(ctx, { attempt })
  if (!outcome.takenOver) return redirect(`/exams/attempts/${attempt}/result`, 303)
  const page = String(form.get('page') ?? '')
  return redirect(`/exams/attempts/${attempt}${/^[1-9]\d{0,3}$/.test(page) ? `?page=${page}` : ''}`, {
    status: 303,
    headers: { 'set-cookie': holderCookie(ctx, attempt, outcome.holder) },
  })
}
