import type { LoaderFunctionArgs } from '@remix-run/node'
import { searchContent } from '~/areas/catalogue/search-content.server'
import { SEARCH_LABELS } from '~/areas/catalogue/search-kind'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

const MOST = 12

/** What the command palette shows while somebody types. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const t = translator(args.context.locale, 'catalogue')
  const query = new URL(args.request.url).searchParams.get('q') ?? ''
  const groups = (await searchContent(ctx, query, MOST)).map(({ kind, hits }) => ({
    title: t(SEARCH_LABELS[kind]),
    items: hits.map(({ title, url, excerpt, course }) => ({ title, href: url, meta: course ?? excerpt })),
  }))
  return Response.json({ groups }, { headers: { 'cache-control': 'private, no-store' } })
}
