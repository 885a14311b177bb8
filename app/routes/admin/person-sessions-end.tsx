import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { endAllSessionsOf } from '~/areas/identity/end-sessions.server'
import { mayAdminister } from '~/areas/identity/policy'
import { viewPerson } from '~/areas/identity/view-member.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'

export function loader(args: LoaderFunctionArgs) {
  authorise(mayAdminister(requirePerson(contextOf(args))))
  return redirect(`/admin/people/${encodeURIComponent(args.params.person ?? '')}`)
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const { person } = await viewPerson(ctx, args.params.person ?? '')
  const count = await endAllSessionsOf(ctx, person.personId)
  const message = translator(args.context.locale, 'identity')('person.sessions-ended', { name: person.name, count })
  return redirectWithToast(`/admin/people/${person.personId}`, { kind: 'success', message })
}
