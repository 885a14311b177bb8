import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { listPools } from '~/areas/questions/list-pools.server'
import { DIFFICULTIES, DIFFICULTY_LABELS } from '~/areas/questions/question-base'
import { useFormat, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'

export async function loader(args: LoaderFunctionArgs) {
  const title = translator(args.context.locale, 'common')('nav.question-pools')
  return { title, breadcrumbs: [{ label: title }], pools: await listPools(contextOf(args)) }
}

export default function PoolsPage() {
  const { pools } = useLoaderData<typeof loader>()
  const t = useT('questions')
  const format = useFormat()
  const live = pools.reduce((sum, { counts }) => sum + counts.state.live, 0)
  return (
    <>
      <PageHead
        title={t('pools.head', { pools: pools.length, live })}
        lead={t('pools.lead')}
        actions={<ButtonLink href="/help/content-files">{t('pools.how')}</ButtonLink>}
      />
      <Card>
        <Table
          caption={t('pools.caption')}
          rows={pools}
          rowKey={({ slug }) => slug}
          empty={
            <EmptyState bare level={2} title={t('pools.empty')}>
              {t('pools.empty-help')}
            </EmptyState>
          }
          columns={[
            {
              key: 'title',
              header: t('pools.pool'),
              cell: ({ slug, title }) => (
                <a href={`/author/pools/${slug}`} dir="auto">
                  {title}
                </a>
              ),
            },
            {
              key: 'live',
              header: t('states.live'),
              align: 'end',
              cell: ({ counts }) => format.number(counts.state.live),
            },
            {
              key: 'trial',
              header: t('states.trial'),
              align: 'end',
              hideSmall: true,
              cell: ({ counts }) => format.number(counts.state.trial),
            },
            {
              key: 'retired',
              header: t('states.retired'),
              align: 'end',
              hideSmall: true,
              cell: ({ counts }) => format.number(counts.state.retired),
            },
            ...DIFFICULTIES.map((difficulty) => ({
              key: difficulty,
              header: t(DIFFICULTY_LABELS[difficulty]),
              align: 'end' as const,
              hideSmall: true,
              cell: ({ counts }: (typeof pools)[number]) => format.number(counts.difficulty[difficulty] ?? 0),
            })),
            {
              key: 'objectives',
              header: t('pools.objectives'),
              align: 'end',
              cell: ({ counts }) => format.number(Object.keys(counts.objective).length),
            },
            {
              key: 'changed',
              header: t('pools.changed'),
              nowrap: true,
              cell: ({ changedAt }) => <RelativeTime at={changedAt} as="date" />,
            },
          ]}
        />
      </Card>
    </>
  )
}
