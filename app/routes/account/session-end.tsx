import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { endOwnSession } from '~/areas/identity/end-sessions.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export const loader = () => redirect('/account/sessions')

export async function action(args: ActionFunctionArgs) {
  await endOwnSession(contextOf(args), args.params.session ?? '')
  const message = translator(args.context.locale, 'identity')('sessions.ended')
  return redirectWithToast('/account/sessions', { kind: 'success', message })
}
