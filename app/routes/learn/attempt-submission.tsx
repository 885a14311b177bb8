import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { submitAttempt } from '~/areas/exams/submit-attempt.server'
import { contextOf } from '~/platform/request.server'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/exams/attempts/${params.attempt}/review`, 303)

export async function action(args: ActionFunctionArgs) {
  const { attemptId } = await submitAttempt(contextOf(args), { attempt: args.params.attempt ?? '' })
  return redirect(`/exams/attempts/${attemptId}/result`, 303)
}
