import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { ErrorSummary } from '~/ui/error-summary'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { Select } from '~/ui/select'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { TextField } from '~/ui/text-field'
import type { ExaminedExam } from '../../examined/list-examined.server'

export type NewExamTrouble = { name: string; title: string; language: string; field: 'name' | 'title'; message: string }

/** Every exam with how it went, and the way to a new one. */
export function ExaminedList(props: {
  exams: readonly ExaminedExam[]
  languages: readonly { code: string; name: string }[]
  trouble: NewExamTrouble | null
}) {
  const { exams, languages, trouble } = props
  const t = useT('examine')
  const format = useFormat()
  const running = exams.reduce((sum, exam) => sum + exam.running, 0)
  return (
    <>
      <PageHead
        title={t('list.head', { count: exams.length, running })}
        lead={t('list.lead')}
        actions={<ButtonLink href="/help/writing-exams">{t('list.how')}</ButtonLink>}
      />
      <div className="stack stack-lg">
        <Card>
          <Table
            caption={t('list.caption')}
            rows={exams}
            rowKey={({ slug }) => slug}
            empty={
              <EmptyState bare level={2} title={t('list.empty')}>
                {t('list.empty-text')}
              </EmptyState>
            }
            columns={[
              {
                key: 'exam',
                header: t('list.exam'),
                cell: ({ slug, title, language }) => (
                  <a href={`/examine/exams/${slug}`} lang={language} dir="auto">
                    {title}
                  </a>
                ),
              },
              { key: 'state', header: t('list.state'), cell: (exam) => <StateTags exam={exam} /> },
              {
                key: 'questions',
                header: t('list.questions'),
                align: 'end',
                hideSmall: true,
                cell: ({ questions }) => (questions === null ? '' : format.number(questions)),
              },
              {
                key: 'running',
                header: t('list.running'),
                align: 'end',
                cell: ({ running: count }) => format.number(count),
              },
              {
                key: 'ended',
                header: t('list.ended'),
                align: 'end',
                hideSmall: true,
                cell: ({ ended }) => format.number(ended),
              },
              {
                key: 'passed',
                header: t('list.passed'),
                align: 'end',
                cell: ({ ended, passed }) => (ended === 0 ? '–' : format.percent(passed / ended)),
              },
              {
                key: 'published',
                header: t('list.published'),
                nowrap: true,
                hideSmall: true,
                cell: ({ publishedAt }) =>
                  publishedAt === null ? t('list.never') : <RelativeTime at={publishedAt} as="date" />,
              },
            ]}
          />
        </Card>
        <Card title={t('new.title')} id="new" padded>
          <form method="post" className="stack" noValidate>
            {trouble && <ErrorSummary errors={[{ id: trouble.field, message: trouble.message }]} />}
            <TextField
              name="title"
              label={t('new.exam-title')}
              required
              maxLength={120}
              defaultValue={trouble?.title}
              error={trouble?.field === 'title' ? trouble.message : undefined}
            />
            <TextField
              name="name"
              label={t('new.name')}
              help={t('new.name-help')}
              required
              namedAfter="title"
              code
              maxLength={80}
              defaultValue={trouble?.name}
              error={trouble?.field === 'name' ? trouble.message : undefined}
            />
            <Select
              name="language"
              label={t('new.language')}
              options={languages.map(({ code, name }) => ({ value: code, label: name }))}
              defaultValue={trouble?.language ?? 'en'}
            />
            <div className="row">
              <Button>{t('new.submit')}</Button>
            </div>
          </form>
        </Card>
      </div>
    </>
  )
}

function StateTags({ exam }: { exam: ExaminedExam }) {
  const t = useT('examine')
  return (
    <span className="row">
      {exam.isPaused ? (
        <Tag tone="warn" icon="clock">
          {t('state.paused')}
        </Tag>
      ) : exam.isWithdrawn ? (
        <Tag>{t('state.withdrawn')}</Tag>
      ) : (
        exam.version !== null && <Tag tone="success">{t('state.offered')}</Tag>
      )}
      {exam.publishAt !== null ? (
        <Tag tone="info">{t('state.planned')}</Tag>
      ) : (
        exam.hasDraft && <Tag tone="info">{t('state.draft')}</Tag>
      )}
    </span>
  )
}
