import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { signOut } from '~/areas/identity/sign-out.server'
import { contextOf } from '~/platform/request.server'

/** A link cannot sign anybody out. */
export const loader = () => redirect('/')

export async function action(args: ActionFunctionArgs) {
  const cookie = await signOut(contextOf(args))
  return redirect('/sign-in', { status: 303, headers: { 'set-cookie': cookie } })
}
