import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'
import { TabLinks } from '~/ui/tabs'
import type { NamedExam } from '../../examined/named-exam.server'
import { ExamRooms } from '../../ui/examine/exam-rooms'
import type { AppealSummary } from '../list-appeals.server'
import { APPEALS_PAGE_SIZE } from '../page-size'
import { AppealTag } from './appeal-tag'

type AppealsPageProps = {
  which: 'open' | 'decided'
  page: number
  list: { open: number; total: number; appeals: AppealSummary[] }
  /** the exam that they are narrowed to */
  exam: NamedExam | null
}

/** Appeals against marks: those that wait for an answer, and those that have one. */
export function AppealsPage({ which, page, list, exam }: AppealsPageProps) {
  const t = useT('exams')
  const tab = (tab: 'open' | 'decided', number = 1) =>
    `/examine/appeals?which=${tab}${exam ? `&exam=${exam.slug}` : ''}${number > 1 ? `&page=${number}` : ''}`
  return (
    <>
      <PageHead
        eyebrow={exam && <bdi>{exam.title}</bdi>}
        title={t('appeals.title')}
        lead={t('appeals.lead', { count: list.open })}
      />
      {exam && <ExamRooms slug={exam.slug} current="appeals" />}
      <div className="stack">
        <TabLinks
          size={exam ? 'sm' : 'md'}
          label={t('appeals.which')}
          items={[
            { href: tab('open'), label: t('appeals.open'), count: list.open, current: which === 'open' },
            { href: tab('decided'), label: t('appeals.decided'), current: which === 'decided' },
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
            foot={
              <Pagination
                page={page}
                pageSize={APPEALS_PAGE_SIZE}
                total={list.total}
                href={(number) => tab(which, number)}
              />
            }
          />
        </Card>
      </div>
    </>
  )
}
