import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { answerCheck } from '~/areas/learning/answer-check.server'
import { isAppError } from '~/platform/errors'
import { contextOf, requirePerson } from '~/platform/request.server'

/**
 * Answers to the knowledge checks of a lesson: fields `check` and `response` (once for each chosen option). JSON for the
 * page's own script; a plain form gets the lesson again, at its check.
 */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const { course = '', lesson = '' } = args.params
  const form = await args.request.formData()
  const check = String(form.get('check') ?? '')
  const values = form.getAll('response').filter((value): value is string => typeof value === 'string')
  const isJson = args.request.headers.get('accept')?.includes('application/json')
  try {
    const { answered } = await answerCheck(ctx, { course, lesson, check, values })
    if (isJson) return Response.json(answered)
  } catch (error) {
    // A form sent without an answer comes back to the question, which then still waits for one.
    if (isJson || !isAppError(error) || error.code !== 'learning.check-not-answered') throw error
  }
  return redirect(`/learn/courses/${course}/${lesson}#check-${encodeURIComponent(check)}`, 303)
}
