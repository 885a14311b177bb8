import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { Row, Rows } from '~/ui/rows'
import { useFigures } from '../statistics/ui/use-figures'
import type { MeasuredUse } from './measured-use.server'
import type { QuestionUse } from './question-use.server'

/**
 * Which exams may draw a question, what it measured in each, and how many people have met which version of it.
 * @param props.examBase where exams are for the reader, examiners or others
 * @param props.correctHref where marks are corrected, for those who may
 */
export function QuestionUseCard(props: {
  questionId: string
  use: QuestionUse
  measured: readonly MeasuredUse[]
  examBase: string
  correctHref?: string | undefined
}) {
  const { questionId, use, measured, examBase, correctHref } = props
  const t = useT('bank')
  const exams = useT('exams')
  return (
    <Card
      id="use"
      title={t('use.title')}
      note={t('use.attempts', { count: use.attempts })}
      footer={correctHref && use.attempts > 0 && <a href={correctHref}>{exams('regrade.correct-marks')}</a>}
    >
      {use.exams.length === 0 && use.versions.length === 0 ? (
        <p className="card-body muted small">{t('use.nowhere')}</p>
      ) : (
        <Rows>
          {use.exams.map((exam) => (
            <Row
              key={exam.slug}
              href={`${examBase}/${exam.slug}`}
              title={<span dir="auto">{exam.title}</span>}
              meta={t('use.draws')}
            />
          ))}
          {measured.map((one) => (
            <MeasuredRow key={`measured ${one.exam.slug}`} questionId={questionId} measured={one} />
          ))}
          {use.versions.map(({ number, attempts }) => (
            <Row
              key={number}
              href={`/author/questions/${questionId}/versions/${number}`}
              title={t('version.name', { number })}
              meta={t('use.attempts', { count: attempts })}
            />
          ))}
        </Rows>
      )}
    </Card>
  )
}

function MeasuredRow({ questionId, measured }: { questionId: string; measured: MeasuredUse }) {
  const t = useT('bank')
  const figures = useFigures()
  const { exam, version, n, facility, discrimination } = measured
  return (
    <Row
      href={`/examine/exams/${exam.slug}/statistics/questions/${questionId}`}
      title={t.rich('use.measured-in', { exam: () => <bdi>{exam.title}</bdi> })}
      meta={t('use.figures', {
        version,
        count: n,
        facility: figures.share(facility),
        discrimination: figures.index(discrimination),
      })}
    />
  )
}
