import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { translator } from '~/i18n/translator.server'
import { mayAdministerInstallation } from '~/platform/administration'
import { requestAuditCheck } from '~/platform/check-audit-trail.server'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'

/** The address has no page of its own; the audit trail shows the check. */
export async function loader(args: LoaderFunctionArgs) {
  authorise(mayAdministerInstallation(requirePerson(contextOf(args))))
  return redirect('/admin/audit')
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  await requestAuditCheck(ctx)
  const message = translator(args.context.locale, 'admin')('check.asked')
  return redirectWithToast('/admin/audit', { kind: 'info', message })
}
