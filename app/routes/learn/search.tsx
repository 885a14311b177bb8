import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { searchContent } from '~/areas/catalogue/search-content.server'
import { SEARCH_LABELS } from '~/areas/catalogue/search-kind'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { SearchInput } from '~/ui/filters'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'

const MOST = 60

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const title = translator(args.context.locale, 'catalogue')('search.title')
  const query = new URL(args.request.url).searchParams.get('q')?.trim() ?? ''
  const groups = await searchContent(ctx, query, MOST)
  return { title, breadcrumbs: [{ label: title }], query, groups }
}

export default function SearchPage() {
  const { query, groups } = useLoaderData<typeof loader>()
  const t = useT('catalogue')
  const count = groups.reduce((sum, { hits }) => sum + hits.length, 0)
  return (
    <>
      <PageHead title={query ? t('search.found', { count, query }) : t('search.title')} lead={t('search.lead')} />
      <div className="stack stack-lg">
        {/* biome-ignore lint/a11y/useSemanticElements: React 18 does not know the search element */}
        <form method="get" role="search" aria-label={t('search.title')} className="filters">
          <SearchInput id="search-text" label={t('search.field')} defaultValue={query} />
          <Button variant="primary" icon="search">
            {t('search.submit')}
          </Button>
        </form>
        {query && count === 0 && (
          <EmptyState
            level={2}
            title={t('search.none')}
            action={<ButtonLink href="/learn">{t('search.to-catalogue')}</ButtonLink>}
          >
            {t('search.none-help')}
          </EmptyState>
        )}
        {groups.map(({ kind, hits }) => (
          <Card key={kind} id={`found-${kind}`} title={t(SEARCH_LABELS[kind])}>
            <Rows>
              {hits.map((hit) => (
                <Row
                  key={hit.id}
                  title={<span dir="auto">{hit.title}</span>}
                  href={hit.url}
                  meta={hit.course && <bdi>{hit.course}</bdi>}
                >
                  <p className="small muted" dir="auto">
                    {hit.excerpt}
                  </p>
                </Row>
              ))}
            </Rows>
          </Card>
        ))}
      </div>
    </>
  )
}
