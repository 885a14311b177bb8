import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'
import { TabLinks } from '~/ui/tabs'
import type { AppealSummary } from '../list-appeals.server'
import { APPEALS_PAGE_SIZE } from '../page-size'
import { AppealTag } from './appeal-tag'

type AppealsPageProps = {
  which: 'open' | 'decided'
  page: number
  list: { open: number; total: number; appeals: AppealSummary[] }
}

/** Appeals against marks: those that wait for an answer, and those that have one. */
export function AppealsPage({ which, page, list }: AppealsPageProps) {
  const t = useT('exams')
  const href = (number: number) => `/examine/appeals?which=${which}${number > 1 ? `&page=${number}` : ''}`
  return (
    <>
      <PageHead title={t('appeals.title')} lead={t('appeals.lead', { count: list.open })} />
      <div className="stack">
        <TabLinks
          label={t('appeals.which')}
          items={[
            { href: '/examine/appeals', label: t('appeals.open'), count: list.open, current: which === 'open' },
            { href: '/examine/appeals?which=decided', label: t('appeals.decided'), current: which === 'decided' },
          ]}
        />
        <Card>
          <Table
            caption={t(which === 'open' ? 'appeals.open' : 'appeals.decided')}
            rows={list.appeals}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'question',
                header: t('marking.question'),
                cell: (appeal) => (
                  <a href={`/examine/appeals/${appeal.id}`}>
                    <bdi>{appeal.questionTitle}</bdi>
                  </a>
                ),
              },
              { key: 'exam', header: t('marking.exam'), cell: ({ examTitle }) => <bdi>{examTitle}</bdi> },
              { key: 'person', header: t('appeals.by'), cell: ({ personName }) => <bdi>{personName}</bdi> },
              { key: 'state', header: t('appeals.state'), cell: ({ state }) => <AppealTag state={state} /> },
              {
                key: 'opened',
                header: t('appeals.opened'),
                nowrap: true,
                cell: ({ openedAt }) => <RelativeTime at={openedAt} />,
              },
            ]}
            empty={
              <EmptyState bare level={2} title={t('appeals.none')}>
                {t('appeals.none-help')}
              </EmptyState>
            }
            foot={<Pagination page={page} pageSize={APPEALS_PAGE_SIZE} total={list.total} href={href} />}
          />
        </Card>
      </div>
    </>
  )
}
