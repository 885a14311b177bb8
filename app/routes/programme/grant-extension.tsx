import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { extendGrant } from '~/areas/tiers/benefits/change-grant.server'
import { viewGrant } from '~/areas/tiers/benefits/list-grants.server'
import { ExtensionForm } from '~/areas/tiers/benefits/ui/benefit-forms'
import { speechFor, translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { grantForm } from './grant-form.server'

export const loader = (args: LoaderFunctionArgs) => grantForm(args, 'grants.extend')

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const grantId = args.params.grant ?? ''
  const form = await args.request.formData()
  const typed = { until: String(form.get('until') ?? ''), reason: String(form.get('reason') ?? '') }
  const result = await extendGrant(ctx, { grantId, typed })
  if (!result.ok) return data({ reply: { typed, problems: result.problems } }, { status: 422 })
  const { format } = speechFor({ locale: args.context.locale, timeZone: 'UTC', now: ctx.now })
  const { until } = await viewGrant(ctx, grantId)
  return redirectWithToast(`/programme/grants/${grantId}`, {
    kind: 'success',
    message: translator(args.context.locale, 'benefits')('form.extended', { date: format.dateLong(until) }),
  })
}

export default function GrantExtension() {
  const { grant } = useLoaderData<typeof loader>()
  return <ExtensionForm grant={grant} reply={useActionData<typeof action>()?.reply} />
}
