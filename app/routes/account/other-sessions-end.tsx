import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { endOtherSessions } from '~/areas/identity/end-sessions.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export const loader = () => redirect('/account/sessions')

export async function action(args: ActionFunctionArgs) {
  const count = await endOtherSessions(contextOf(args))
  const message = translator(args.context.locale, 'identity')('sessions.others-ended', { count })
  return redirectWithToast('/account/sessions', { kind: 'success', message })
}
