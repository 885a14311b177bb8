import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  REASON_LENGTH,
  versionToWithdraw,
  withdrawVersion,
} from '~/areas/tiers/versions/publication/withdraw-version.server'
import { WithdrawalPage } from '~/areas/tiers/versions/ui/withdrawal-page'
import { translator } from '~/i18n/translator.server'
import { isAppError } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const { track = '', ruleVersion: version = '' } = args.params
  const found = await versionToWithdraw(contextOf(args), { track, version })
  const t = translator(args.context.locale, 'rulebook')
  const rules = translator(args.context.locale, 'tiers')('rules.title')
  return {
    title: t('withdrawal.title'),
    breadcrumbs: [{ label: rules, href: `/programme/rules/${track}` }, { label: t('withdrawal.title') }],
    track,
    hash: found.hash,
    effectiveAt: found.effective_at,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { track = '', ruleVersion: version = '' } = args.params
  const reason = String((await args.request.formData()).get('reason') ?? '')
  const { locale } = args.context
  try {
    await withdrawVersion(contextOf(args), { track, version, reason })
  } catch (error) {
    if (!isAppError(error) || error.code !== 'tiers.withdrawal-reason') throw error
    const problem = translator(locale, 'tiers')('errors.withdrawal-reason', REASON_LENGTH)
    return data({ reason, problem }, { status: 422 })
  }
  const message = translator(locale, 'rulebook')('withdrawal.done')
  return redirectWithToast(`/programme/rules/${track}`, { kind: 'success', message })
}

export default function RulesWithdrawal() {
  return <WithdrawalPage view={useLoaderData<typeof loader>()} trouble={useActionData<typeof action>() ?? null} />
}
