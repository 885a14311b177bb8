import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RulesPage } from '~/areas/tiers/versions/ui/rules-page'
import { viewRules } from '~/areas/tiers/versions/view-rules.server'
import { translator } from '~/i18n/translator.server'
import { localText } from '~/platform/local-text'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const view = await viewRules(ctx, {
    track: args.params.track ?? '',
    version: new URL(args.request.url).searchParams.get('version') ?? undefined,
  })
  const common = translator(args.context.locale, 'common')
  const t = translator(args.context.locale, 'tiers')
  const above =
    actor.organisationKind === 'partner'
      ? { label: common('nav.tier'), href: '/company/tier' }
      : { label: common('nav.programme'), href: '/programme' }
  return {
    title: t('rules.title'),
    breadcrumbs: [above, { label: t('rules.title') }, { label: localText(view.track.title, args.context.locale) }],
    view,
  }
}

export default function Rules() {
  return <RulesPage view={useLoaderData<typeof loader>().view} />
}
