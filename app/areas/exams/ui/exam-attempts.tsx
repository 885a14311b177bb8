import { useFormat, useT } from '~/i18n'
import { Card } from '~/ui/card'
import { Row, Rows } from '~/ui/rows'
import { Tag } from '~/ui/tag'
import type { AttemptSummary, ExamView } from '../delivery/exam-view'
import { shareOf } from '../results/share'

/** A person's attempts at an exam, the newest first. */
export function ExamAttempts({ data }: { data: ExamView }) {
  const t = useT('exams')
  const format = useFormat()
  return (
    <Card title={t('intro.your-attempts')} id="attempts">
      <Rows>
        {[...data.attempts].reverse().map((attempt) => (
          <Row
            key={attempt.id}
            title={t('attempt.number', { number: format.number(attempt.number) })}
            href={attempt.state === 'open' ? `/exams/attempts/${attempt.id}` : `/exams/attempts/${attempt.id}/result`}
            meta={format.dateTime(attempt.submittedAt ?? attempt.startedAt)}
            end={<AttemptTag attempt={attempt} isPractice={data.delivered.mode === 'practice'} />}
          />
        ))}
      </Rows>
    </Card>
  )
}

function AttemptTag({ attempt, isPractice }: { attempt: AttemptSummary; isPractice: boolean }) {
  const t = useT('exams')
  const format = useFormat()
  if (attempt.mark === null || attempt.maxMark === null)
    return <Tag tone="info">{t(attempt.state === 'open' ? 'list.state-running' : 'list.state-awaited')}</Tag>
  const share = format.percent(shareOf({ mark: attempt.mark, maxMark: attempt.maxMark }), 1)
  if (isPractice) return <Tag tone="line">{t('list.state-practised', { share })}</Tag>
  return attempt.passed ? (
    <Tag tone="success" icon="check">
      {t('list.state-passed', { share })}
    </Tag>
  ) : (
    <Tag tone="warn">{t('list.state-failed', { share })}</Tag>
  )
}
