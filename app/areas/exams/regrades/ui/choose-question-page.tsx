import { useFormat, useT } from '~/i18n'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { Table } from '~/ui/table'
import type { AskedQuestion } from '../list-asked-questions.server'

/** Which question of an exam is to be corrected: those that were asked, the most asked first. */
export function ChooseQuestionPage(props: {
  exam: { slug: string; title: string }
  questions: readonly AskedQuestion[]
}) {
  const { exam, questions } = props
  const t = useT('exams')
  const format = useFormat()
  return (
    <>
      <PageHead eyebrow={<bdi>{exam.title}</bdi>} title={t('regrade.choose-head')} lead={t('regrade.choose-lead')} />
      <Card>
        <Table
          caption={t('regrade.choose-head')}
          rows={questions}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'question',
              header: t('regrade.question'),
              rowHeader: true,
              cell: ({ id, title, externalId, poolTitle }) => (
                <>
                  <a href={`/examine/regrades/new?exam=${exam.slug}&question=${id}`}>
                    <span dir="auto">{title}</span>
                  </a>
                  <span className="meta block">
                    <bdi className="mono">{externalId}</bdi> · <bdi>{poolTitle}</bdi>
                  </span>
                </>
              ),
            },
            {
              key: 'attempts',
              header: t('regrade.asked-in'),
              align: 'end',
              cell: ({ attempts }) => format.number(attempts),
            },
          ]}
          empty={
            <EmptyState bare level={2} title={t('regrade.choose-none')}>
              {t('regrade.choose-none-help')}
            </EmptyState>
          }
        />
      </Card>
    </>
  )
}
