import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { deviceOf } from '~/areas/identity/device.server'
import { findOrganisation } from '~/areas/identity/organisations.server'
import { switchOrganisation } from '~/areas/identity/switch-organisation.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export const loader = () => redirect('/account')

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const organisationId = String((await args.request.formData()).get('organisation') ?? '')
  const cookie = await switchOrganisation(ctx, { organisationId, device: deviceOf(args) })
  const organisation = (await findOrganisation(ctx, { id: organisationId }))?.name ?? ''
  const message = translator(args.context.locale, 'identity')('profile.switched', { organisation })
  return redirectWithToast('/', { kind: 'success', message }, { 'set-cookie': cookie })
}
