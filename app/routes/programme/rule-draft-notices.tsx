import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { draftHead } from '~/areas/tiers/versions/drafts/draft-head.server'
import { readDraft } from '~/areas/tiers/versions/drafts/read-draft.server'
import { viewNotices } from '~/areas/tiers/versions/publication/view-notices.server'
import { readTrialFilter } from '~/areas/tiers/versions/trials/read-trial-filter'
import { NoticesPage } from '~/areas/tiers/versions/ui/notices-page'
import { isLocale, locales } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'
import { draftPage } from './rule-draft-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const draft = await readDraft(ctx, args.params.ruleDraft ?? '')
  const head = await draftHead(ctx, draft)
  const { searchParams } = new URL(args.request.url)
  const asked = searchParams.get('in') ?? ''
  const locale = isLocale(asked) ? asked : args.context.locale
  return {
    ...draftPage(args.context.locale, head, 'rooms.notices'),
    head,
    view: await viewNotices(ctx, {
      draft,
      locale,
      filter: readTrialFilter(searchParams),
      page: pageNumber(searchParams),
    }),
    languages: locales.map(({ code, name }) => ({ code, name })),
  }
}

export default function RuleDraftNotices() {
  return <NoticesPage {...useLoaderData<typeof loader>()} />
}
