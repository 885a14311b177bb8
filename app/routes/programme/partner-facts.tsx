import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recordEntry } from '~/areas/tiers/facts/record-entry.server'
import { readEntryForm } from '~/areas/tiers/facts/typed-entry'
import { FactsPage } from '~/areas/tiers/facts/ui/facts-page'
import { writeDay } from '~/areas/tiers/facts/written-values'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { viewPartnerFacts } from '~/areas/tiers/standings/view-partner.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { newId } from '~/platform/ids'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const view = await viewPartnerFacts(ctx, args.params.partner ?? '')
  const title = translator(args.context.locale, 'tiers')('facts.title')
  return {
    title,
    breadcrumbs: [
      { label: translator(args.context.locale, 'common')('nav.partners'), href: '/programme' },
      { label: view.partner.name, href: `/programme/partners/${view.partner.slug}` },
      { label: title },
    ],
    view,
    today: writeDay(ctx.now),
    formKey: newId(ctx.now),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const partner = await findPartner(ctx, args.params.partner ?? '')
  const { typed, key } = readEntryForm(await args.request.formData())
  const recorded = await recordEntry(ctx, { partnerId: partner.id, typed, key: key ?? newId(ctx.now) })
  if (!recorded.ok) return data({ reply: { typed, problems: recorded.problems } }, { status: 422 })
  const t = translator(args.context.locale, 'tiers')
  return redirectWithToast(`/programme/partners/${partner.slug}/facts`, {
    kind: recorded.isNew ? 'success' : 'info',
    message: recorded.isNew ? t('facts.recorded', { partner: partner.name }) : t('facts.recorded-before'),
  })
}

export default function PartnerFacts() {
  const { view, today, formKey } = useLoaderData<typeof loader>()
  return <FactsPage view={view} today={today} formKey={formKey} reply={useActionData<typeof action>()?.reply} />
}
