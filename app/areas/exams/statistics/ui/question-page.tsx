import { QuestionPreview } from '~/areas/questions/ui/question-preview'
import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { PageHead } from '~/ui/page-head'
import { BarsByBucket } from '~/ui/plots/bars-by-bucket'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import type { QuestionStatistics } from '../view-question.server'
import { AnswersCard } from './answers-card'
import { ConfidenceCard } from './confidence-card'
import { FlagTags } from './flag-tag'
import { OptionsTable } from './option-table'
import { useFigures } from './use-figures'
import { VersionsTable } from './versions-table'

/** One question: its versions side by side, who chose what, how it did over time. */
export function QuestionPage(props: { view: QuestionStatistics; path: string; mayCorrect: boolean }) {
  const { view, path, mayCorrect } = props
  const t = useT('statistics')
  const exams = useT('exams')
  const [newest] = view.versions
  return (
    <>
      <PageHead
        eyebrow={<span dir="auto">{view.exam.title}</span>}
        title={<span dir="auto">{newest?.row.title ?? t('question.title')}</span>}
        lead={
          newest && (
            <>
              <bdi className="mono">{newest.row.externalId}</bdi> <FlagTags row={newest.row} />
            </>
          )
        }
        actions={
          <>
            {mayCorrect && (
              <ButtonLink href={`/examine/regrades/new?exam=${view.exam.slug}&question=${view.questionId}`}>
                {exams('regrade.correct-marks')}
              </ButtonLink>
            )}
            <ButtonLink href={`/author/questions/${view.questionId}`}>{t('question.in-bank')}</ButtonLink>
          </>
        }
      />
      <div className="stack">
        <Card
          id="versions"
          title={t('question.versions')}
          note={view.versions.length > 1 ? t('question.versions-note') : undefined}
        >
          <VersionsTable versions={view.versions} bank={`/author/questions/${view.questionId}`} />
        </Card>
        <div className="stats-grid">
          <div className="stack">
            {view.versions.map((version) =>
              version.options ? (
                <Card
                  key={`${version.row.versionId} ${version.trial ? 'trial' : ''}`}
                  id={`options-${version.row.number}${version.trial ? '-trial' : ''}`}
                  title={t('question.options', { number: version.row.number })}
                  end={version.trial && <Tag>{t('trial.tag')}</Tag>}
                  footer={<p className="small muted">{t('options.top-note', { count: version.options.top })}</p>}
                >
                  <OptionsTable options={version.options} points={view.points} />
                </Card>
              ) : null,
            )}
            {view.common.length > 0 && <CommonCard view={view} />}
            <AnswersCard view={view} path={path} />
          </div>
          <div className="stack">
            <Card id="preview" title={t('question.preview', { number: view.shown.number })} padded>
              <QuestionPreview review={view.preview} />
            </Card>
            {view.trend.length > 0 && <TrendCard view={view} />}
            <ConfidenceCard rows={view.confidence} />
          </div>
        </div>
      </div>
    </>
  )
}

function CommonCard({ view }: { view: QuestionStatistics }) {
  const t = useT('statistics')
  const figures = useFigures()
  return (
    <Card id="common" title={t('common.title')}>
      <Table
        caption={t('common.title')}
        rows={view.common}
        rowKey={({ words }) => words}
        columns={[
          {
            key: 'words',
            header: t('options.answer'),
            cell: ({ words }) =>
              words === '' ? <span className="muted">{t('options.blank')}</span> : <span dir="auto">{words}</span>,
          },
          { key: 'count', header: t('common.count'), align: 'end', cell: ({ count }) => figures.count(count) },
          {
            key: 'earned',
            header: t('common.earned'),
            align: 'end',
            cell: ({ meanFraction }) => figures.percent(meanFraction),
          },
          {
            key: 'total',
            header: t('options.mean-total'),
            align: 'end',
            cell: ({ meanTotal }) => figures.percent(meanTotal),
          },
        ]}
      />
    </Card>
  )
}

function TrendCard({ view }: { view: QuestionStatistics }) {
  const t = useT('statistics')
  const format = useFormat()
  const month = (at: number) => format.month(at + 15 * 86_400_000)
  return (
    <Card id="trend" title={t('trend.title')} padded>
      <BarsByBucket
        id="trend-plot"
        title={t('trend.plot', { count: Math.min(6, view.trend.length) })}
        compact
        bucketName={t('trend.month')}
        measure={t('trend.measure')}
        show={(value) => format.percent(value / 100)}
        buckets={view.trend.slice(-6).map((point) => ({
          label: format.dayMonth(point.month).replace(/^\S+\s/, ''),
          longLabel: t('trend.bucket', { month: month(point.month), n: point.n }),
          value: Math.round(point.mean * 100),
        }))}
      />
    </Card>
  )
}
