import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { correctFact, viewWithdrawable } from '~/areas/tiers/facts/correct-fact.server'
import { readEntryForm } from '~/areas/tiers/facts/typed-entry'
import { WithdrawalPage } from '~/areas/tiers/facts/ui/correction-page'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { newId } from '~/platform/ids'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const t = translator(args.context.locale, 'tiers')
  const { sentence, restores } = await viewWithdrawable(ctx, { partnerId: partner.id, factId: args.params.fact ?? '' })
  const title = t(restores ? 'correction.restore-title' : 'correction.withdraw-title')
  return {
    title,
    breadcrumbs: [
      { label: partner.name, href: `/programme/partners/${partner.slug}` },
      { label: t('facts.title'), href: `/programme/partners/${partner.slug}/facts` },
      { label: title },
    ],
    partner: { name: partner.name, slug: partner.slug },
    sentence,
    restores,
    formKey: newId(ctx.now),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const form = await args.request.formData()
  const { typed, key } = readEntryForm(form)
  const reason = String(form.get('reason') ?? '')
  const withdrawn = await correctFact(ctx, {
    partnerId: partner.id,
    factId: args.params.fact ?? '',
    becomes: null,
    reason,
    key: key ?? newId(ctx.now),
  })
  if (!withdrawn.ok) {
    const { problems, isReasonMissing, isUnchanged } = withdrawn
    return data({ reply: { typed, reason, problems, isReasonMissing, isUnchanged } }, { status: 422 })
  }
  return redirectWithToast(`/programme/partners/${partner.slug}/facts`, {
    kind: 'success',
    message: translator(args.context.locale, 'tiers')(
      withdrawn.restored ? 'correction.restored' : 'correction.withdrawn',
      { partner: partner.name },
    ),
  })
}

export default function FactWithdrawal() {
  const { partner, sentence, restores, formKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()?.reply
  return <WithdrawalPage partner={partner} sentence={sentence} restores={restores} formKey={formKey} reply={reply} />
}
