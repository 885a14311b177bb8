import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { withdrawException } from '~/areas/tiers/exceptions/change-exception.server'
import { ExceptionWithdrawal as WithdrawalForm } from '~/areas/tiers/exceptions/ui/exception-forms'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { exceptionForm, exceptionTyped } from './exception-form.server'

export const loader = (args: LoaderFunctionArgs) => exceptionForm(args, 'exceptions.withdraw')

export async function action(args: ActionFunctionArgs) {
  const { text, key } = await exceptionTyped(args)
  const typed = { reason: text('reason') }
  const result = await withdrawException(contextOf(args), { id: args.params.exception ?? '', ...typed, key })
  if (!result.ok) return data({ reply: { typed, problems: result.problems } }, { status: 422 })
  return redirectWithToast('/programme/exceptions', {
    kind: 'success',
    message: translator(args.context.locale, 'tiers')('exceptions.withdrawn'),
  })
}

export default function ExceptionWithdrawal() {
  const { view, formKey } = useLoaderData<typeof loader>()
  return <WithdrawalForm {...{ view, formKey }} reply={useActionData<typeof action>()?.reply} />
}
