import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'
import type { NamedExam } from '../../examined/named-exam.server'
import { ExamRooms } from '../../ui/examine/exam-rooms'
import { REGRADES_PAGE } from '../page-sizes'
import type { RegradeSummary } from '../summarise-regrades.server'
import { ChangeWords, RegradeStateTag } from './regrade-words'

/** Every correction of a question after it was asked, newest first. */
export function RegradesPage(props: {
  list: { regrades: readonly RegradeSummary[]; total: number; page: number }
  /** the exam that they are narrowed to */
  exam: NamedExam | null
}) {
  const { list, exam } = props
  const t = useT('exams')
  return (
    <>
      <PageHead
        eyebrow={exam && <bdi>{exam.title}</bdi>}
        title={t('regrade.head', { count: list.total })}
        lead={t('regrade.lead')}
        actions={
          exam ? (
            <ButtonLink href={`/examine/regrades/new?exam=${exam.slug}`} variant="primary">
              {t('regrade.correct-question')}
            </ButtonLink>
          ) : (
            <ButtonLink href="/author/pools" icon="search">
              {t('regrade.find-question')}
            </ButtonLink>
          )
        }
      />
      {exam && <ExamRooms slug={exam.slug} current="regrades" />}
      <Live id="regrades" on={[['vendor', 'regrades-changed']]}>
        <Card>
          <Table
            caption={t('regrade.title')}
            rows={list.regrades}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'question',
                header: t('regrade.question'),
                rowHeader: true,
                cell: ({ id, question, createdBy, createdAt }) => (
                  <>
                    <a href={`/examine/regrades/${id}`}>
                      <span dir="auto">{question.title}</span>
                    </a>
                    <span className="meta block">
                      <bdi>{question.poolTitle}</bdi> · <bdi>{createdBy}</bdi> ·{' '}
                      <RelativeTime at={createdAt} as="date-time" />
                    </span>
                  </>
                ),
              },
              {
                key: 'change',
                header: t('regrade.change'),
                hideSmall: true,
                cell: ({ change }) => <ChangeWords change={change} />,
              },
              {
                key: 'exam',
                header: t('regrade.exam'),
                hideSmall: true,
                cell: ({ exam }) => (exam === null ? t('regrade.every-exam') : <bdi>{exam.title}</bdi>),
              },
              {
                key: 'state',
                header: t('regrade.state'),
                nowrap: true,
                cell: (regrade) => <RegradeStateTag regrade={regrade} />,
              },
            ]}
            empty={
              <EmptyState bare title={t('regrade.empty-title')}>
                {t('regrade.empty')}
              </EmptyState>
            }
            foot={
              <Pagination
                page={list.page}
                pageSize={REGRADES_PAGE}
                total={list.total}
                href={(page) => `/examine/regrades?page=${page}${exam ? `&exam=${exam.slug}` : ''}`}
              />
            }
          />
        </Card>
      </Live>
    </>
  )
}
