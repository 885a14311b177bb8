import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { correctFact, viewCorrectable } from '~/areas/tiers/facts/correct-fact.server'
import { readEntryForm } from '~/areas/tiers/facts/typed-entry'
import { CorrectionPage } from '~/areas/tiers/facts/ui/correction-page'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { newId } from '~/platform/ids'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const t = translator(args.context.locale, 'tiers')
  return {
    title: t('correction.title'),
    breadcrumbs: [
      { label: partner.name, href: `/programme/partners/${partner.slug}` },
      { label: t('facts.title'), href: `/programme/partners/${partner.slug}/facts` },
      { label: t('correction.title') },
    ],
    partner: { name: partner.name, slug: partner.slug },
    ...(await viewCorrectable(ctx, { partnerId: partner.id, factId: args.params.fact ?? '' })),
    formKey: newId(ctx.now),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const form = await args.request.formData()
  const { typed, key } = readEntryForm(form)
  const reason = String(form.get('reason') ?? '')
  const corrected = await correctFact(ctx, {
    partnerId: partner.id,
    factId: args.params.fact ?? '',
    becomes: typed,
    reason,
    key: key ?? newId(ctx.now),
  })
  if (!corrected.ok) {
    const { problems, isReasonMissing, isUnchanged, fixed } = corrected
    return data(
      { reply: { typed: { ...typed, ...fixed }, reason, problems, isReasonMissing, isUnchanged } },
      { status: 422 },
    )
  }
  return redirectWithToast(`/programme/partners/${partner.slug}/facts`, {
    kind: 'success',
    message: translator(args.context.locale, 'tiers')('correction.done', { partner: partner.name }),
  })
}

export default function FactCorrection() {
  const { partner, sentence, typed, offered, formKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()?.reply
  return <CorrectionPage {...{ partner, sentence, typed, offered, formKey }} reply={reply} />
}
