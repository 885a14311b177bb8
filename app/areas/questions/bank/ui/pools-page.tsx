import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { type Column, Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { STATE_LABELS } from '../../labels'
import { DIFFICULTIES, DIFFICULTY_LABELS } from '../../question-base'
import type { PoolSummary } from '../list-pools.server'

/** Every pool with what it holds. */
export function PoolsPage({ pools, mayEdit }: { pools: readonly PoolSummary[]; mayEdit: boolean }) {
  const t = useT('bank')
  const live = pools.reduce((sum, { counts }) => sum + counts.state.live, 0)
  return (
    <>
      <PageHead
        title={t('pools.head', { pools: pools.length, live })}
        lead={t('pools.lead')}
        actions={
          <>
            <ButtonLink href="/help/question-bank">{t('pools.how')}</ButtonLink>
            {mayEdit && (
              <ButtonLink href="/author/pools/new" icon="plus" variant="primary">
                {t('pools.new')}
              </ButtonLink>
            )}
          </>
        }
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
          columns={useColumns()}
        />
      </Card>
    </>
  )
}

function useColumns(): Column<PoolSummary>[] {
  const t = useT('bank')
  const words = useT('questions')
  const format = useFormat()
  const count = (key: string, header: string, of: (pool: PoolSummary) => number, hideSmall = true) => ({
    key,
    header,
    align: 'end' as const,
    hideSmall,
    cell: (pool: PoolSummary) => format.number(of(pool)),
  })
  return [
    {
      key: 'title',
      header: t('pools.pool'),
      cell: ({ slug, title, hasFile }) => (
        <>
          <a href={`/author/pools/${slug}`} dir="auto">
            {title}
          </a>
          {hasFile && (
            <>
              {' '}
              <Tag icon="file-text">{t('pools.file')}</Tag>
            </>
          )}
        </>
      ),
    },
    count('live', words(STATE_LABELS.live), ({ counts }) => counts.state.live, false),
    count('trial', words(STATE_LABELS.trial), ({ counts }) => counts.state.trial),
    count('retired', words(STATE_LABELS.retired), ({ counts }) => counts.state.retired),
    ...DIFFICULTIES.map((level) =>
      count(level, words(DIFFICULTY_LABELS[level]), ({ counts }) => counts.difficulty[level] ?? 0),
    ),
    count('types', t('pools.types'), ({ counts }) => Object.keys(counts.type).length),
    count('objectives', t('pools.objectives'), ({ counts }) => Object.keys(counts.objective).length),
    {
      key: 'changed',
      header: t('pools.changed'),
      nowrap: true,
      hideSmall: true,
      cell: ({ changedAt }) => <RelativeTime at={changedAt} as="date" />,
    },
  ]
}
