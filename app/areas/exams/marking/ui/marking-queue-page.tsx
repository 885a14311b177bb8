import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'
import { TabLinks } from '~/ui/tabs'
import type { NamedExam } from '../../examined/named-exam.server'
import { ExamRooms } from '../../ui/examine/exam-rooms'
import type { MarkingGroup, MarkingQueue } from '../list-marking.server'
import { MARKING_PAGE_SIZE } from '../page-size'
import { scopeQuery } from '../scope'

/** What waits for people to mark, question by question or attempt by attempt. */
export function MarkingQueuePage(props: {
  queue: MarkingQueue
  page: number
  /** the exam that it is narrowed to */
  exam: NamedExam | null
}) {
  const { queue, page, exam } = props
  const t = useT('exams')
  const format = useFormat()
  const tab = (by: MarkingQueue['by'], number = 1) =>
    `/examine/marking?by=${by}${exam ? `&exam=${exam.slug}` : ''}${number > 1 ? `&page=${number}` : ''}`
  return (
    <>
      <PageHead
        eyebrow={exam && <bdi>{exam.title}</bdi>}
        title={t('marking.title')}
        lead={t('marking.lead', { count: queue.answers })}
        actions={
          queue.next && (
            <ButtonLink
              href={`/examine/marking/${queue.next}${scopeQuery(exam ? { exam: exam.slug } : {})}`}
              variant="primary"
              iconEnd="arrow-right"
            >
              {t('marking.start')}
            </ButtonLink>
          )
        }
      />
      {exam && <ExamRooms slug={exam.slug} current="marking" />}
      <div className="stack">
        <TabLinks
          size={exam ? 'sm' : 'md'}
          label={t('marking.grouping')}
          items={[
            { href: tab('question'), label: t('marking.by-question'), current: queue.by === 'question' },
            { href: tab('attempt'), label: t('marking.by-attempt'), current: queue.by === 'attempt' },
          ]}
        />
        <Card>
          <Table
            caption={t(queue.by === 'question' ? 'marking.by-question' : 'marking.by-attempt')}
            rows={queue.groups}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'what',
                header: t(queue.by === 'question' ? 'marking.question' : 'marking.attempt'),
                cell: (group) => <GroupLink group={group} by={queue.by} />,
              },
              { key: 'exam', header: t('marking.exam'), cell: ({ examTitle }) => <bdi>{examTitle}</bdi> },
              {
                key: 'answers',
                header: t('marking.answers'),
                align: 'end',
                cell: ({ answers }) => format.number(answers),
              },
              {
                key: 'since',
                header: t('marking.since'),
                nowrap: true,
                cell: ({ since }) => <RelativeTime at={since} />,
              },
            ]}
            empty={
              <EmptyState bare level={2} title={t('marking.none')}>
                {t('marking.none-help')}
              </EmptyState>
            }
            foot={
              <Pagination
                page={page}
                pageSize={MARKING_PAGE_SIZE}
                total={queue.total}
                href={(number) => tab(queue.by, number)}
              />
            }
          />
        </Card>
      </div>
    </>
  )
}

function GroupLink({ group, by }: { group: MarkingGroup; by: MarkingQueue['by'] }) {
  const t = useT('exams')
  const format = useFormat()
  const attempt = t('marking.attempt-of', {
    number: format.number(group.attemptNumber),
    named: group.personName === null ? 'no' : 'yes',
    name: group.personName ?? '',
  })
  return (
    <a href={`/examine/marking/next?${by}=${group.id}`}>
      {by === 'question' ? <bdi>{group.questionTitle}</bdi> : attempt}
    </a>
  )
}
