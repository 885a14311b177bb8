import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawGrant } from '~/areas/tiers/benefits/change-grant.server'
import { WithdrawalForm } from '~/areas/tiers/benefits/ui/benefit-forms'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { grantForm } from './grant-form.server'

export const loader = (args: LoaderFunctionArgs) => grantForm(args, 'grants.withdraw')

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const grantId = args.params.grant ?? ''
  const form = await args.request.formData()
  const typed = { reason: String(form.get('reason') ?? '') }
  const result = await withdrawGrant(ctx, { grantId, ...typed })
  if (!result.ok) return data({ reply: { typed, problems: result.problems } }, { status: 422 })
  return redirectWithToast(`/programme/grants/${grantId}`, {
    kind: 'success',
    message: translator(args.context.locale, 'benefits')('form.withdrawn'),
  })
}

export default function GrantWithdrawal() {
  const { grant } = useLoaderData<typeof loader>()
  return <WithdrawalForm grant={grant} reply={useActionData<typeof action>()?.reply} />
}
