import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { signInToDemo } from '~/areas/identity/demo-people.server'
import { deviceOf } from '~/areas/identity/device.server'
import { safeNext } from '~/areas/identity/safe-next'
import { contextOf } from '~/platform/request.server'

/** The buttons post here; an address typed by hand leads to the page that has them. */
export const loader = () => redirect('/sign-in')

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const cookie = await signInToDemo(contextOf(args), { email: String(form.get('email') ?? ''), device: deviceOf(args) })
  return redirect(safeNext(String(form.get('next') ?? '')), { status: 303, headers: { 'set-cookie': cookie } })
}
