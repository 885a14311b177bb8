import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewVersionChanges } from '~/areas/tiers/versions/changes/view-changes.server'
import { VersionChangesPage } from '~/areas/tiers/versions/ui/version-changes-page'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const { searchParams } = new URL(args.request.url)
  const track = args.params.track ?? ''
  const view = await viewVersionChanges(ctx, {
    track,
    from: searchParams.get('from'),
    to: searchParams.get('to') ?? '',
  })
  const t = translator(args.context.locale, 'rulebook')
  const rules = translator(args.context.locale, 'tiers')('rules.title')
  return {
    title: t('changes.title'),
    breadcrumbs: [{ label: rules, href: `/programme/rules/${track}` }, { label: t('changes.title') }],
    view,
  }
}

export default function RulesChanges() {
  return <VersionChangesPage view={useLoaderData<typeof loader>().view} />
}
