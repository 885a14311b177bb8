import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { Row, Rows } from '~/ui/rows'
import type { QuestionUse } from './question-use.server'

/**
 * Which exams may draw a question, and how many people have met which version of it.
 * @param props.correctHref where marks are corrected, for those who may
 */
export function QuestionUseCard({ use, correctHref }: { use: QuestionUse; correctHref?: string | undefined }) {
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
              href={`/exams/${exam.slug}`}
              title={<span dir="auto">{exam.title}</span>}
              meta={t('use.draws')}
            />
          ))}
          {use.versions.map(({ number, attempts }) => (
            <Row key={number} title={t('version.name', { number })} meta={t('use.attempts', { count: attempts })} />
          ))}
        </Rows>
      )}
    </Card>
  )
}
