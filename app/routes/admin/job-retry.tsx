import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { translator } from '~/i18n/translator.server'
import { mayAdministerInstallation } from '~/platform/administration'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'
import { retryJob } from '~/platform/retry-job.server'

const LIST = '/admin/jobs?state=dead'

/** The address has no page of its own; whoever reloads it sees the list. */
export async function loader(args: LoaderFunctionArgs) {
  authorise(mayAdministerInstallation(requirePerson(contextOf(args))))
  return redirect(LIST)
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const { name } = await retryJob(ctx, args.params.job ?? '')
  const message = translator(args.context.locale, 'admin')('jobs.retried', { name })
  return redirectWithToast(LIST, { kind: 'success', message })
}
