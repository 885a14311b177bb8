import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { asciiUrl } from '~/platform/ascii-url'
import { contextOf } from '~/platform/request.server'
import { holderOf } from './attempt-cookie.server'

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(asciiUrl(`/exams/attempts/${params.attempt}/review`), 303)

export async function action(args: ActionFunctionArgs) {
  const attempt = args.params.attempt ?? ''
  const { outcome } = await submitAttempt(contextOf(args), { attempt, holder: holderOf(args.request, attempt) })
  // Until it has ended, the attempt's own page says where it is open or that its time is up.
  return redirect(`/exams/attempts/${attempt}${outcome === 'ended' ? '/result' : ''}`, 303)
}
