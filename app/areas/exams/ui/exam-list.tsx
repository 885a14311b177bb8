import { useFormat, useLocale, useT } from '~/i18n'
import { readRational, toNumber } from '~/platform/rational'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'
import { Tag } from '~/ui/tag'
import { describeRefusal, type Names } from '../delivery/describe-start'
import { isolated } from '../delivery/isolated'
import type { ExamListItem } from '../delivery/list-exams.server'
import { shareOf } from '../results/share'

/** All exams with how the person stands in each. */
export function ExamList({ exams, names }: { exams: readonly ExamListItem[]; names: Names }) {
  const t = useT('exams')
  const locale = useLocale()
  const running = exams.find((exam) => exam.openAttempt !== null)
  // What practice comes to is nothing to have passed.
  const real = exams.filter((exam) => !exam.isPractice)
  const practice = exams.filter((exam) => exam.isPractice)
  const passed = real.filter((exam) => exam.lastResult?.passed).length
  return (
    <>
      <PageHead
        title={
          running
            ? t('list.running', { exam: isolated(running.title, locale) })
            : passed > 0
              ? t('list.passed', { passed, count: real.length })
              : t('list.none-passed', { count: real.length })
        }
        lead={t('list.lead')}
      />
      {exams.length === 0 ? (
        <EmptyState title={t('list.empty-title')}>{t('list.empty-text')}</EmptyState>
      ) : (
        <div className="stack">
          {real.length > 0 && (
            <Card title={t('list.all')} id="exams">
              <Rows>
                {real.map((exam) => (
                  <ExamRow key={exam.slug} exam={exam} names={names} />
                ))}
              </Rows>
            </Card>
          )}
          {practice.length > 0 && (
            <Card title={t('list.practice')} id="practice" note={t('list.practice-note')}>
              <Rows>
                {practice.map((exam) => (
                  <ExamRow key={exam.slug} exam={exam} names={names} />
                ))}
              </Rows>
            </Card>
          )}
        </div>
      )}
    </>
  )
}

function ExamRow({ exam, names }: { exam: ExamListItem; names: Names }) {
  const t = useT('exams')
  const format = useFormat()
  const { decision } = exam
  const waits =
    decision && !decision.allow && decision.reason !== 'open-attempt' && decision.reason !== 'passed-recently'
      ? decision
      : null
  const facts = [
    t('list.questions', { count: exam.questions }),
    exam.timeLimitMinutes === null ? t('list.untimed') : format.minutes(exam.timeLimitMinutes),
    exam.isPractice
      ? t('list.is-practice')
      : t('list.pass-mark', { mark: format.percent(toNumber(readRational(exam.passMark))) }),
  ]
  return (
    <Row
      title={<bdi lang={exam.language}>{exam.title}</bdi>}
      href={`/exams/${exam.slug}`}
      meta={facts.join(' · ')}
      end={
        <>
          <Standing exam={exam} />
          {exam.openAttempt ? (
            <ButtonLink size="sm" variant="primary" href={`/exams/attempts/${exam.openAttempt}`}>
              {t('list.continue')}
              <span className="sr">: {exam.title}</span>
            </ButtonLink>
          ) : (
            <ButtonLink size="sm" href={`/exams/${exam.slug}`}>
              {t('list.open')}
              <span className="sr">: {exam.title}</span>
            </ButtonLink>
          )}
        </>
      }
    >
      {waits && <p className="small muted">{hintOf(describeRefusal(t, format, waits, names), waits.reason)}</p>}
    </Row>
  )
}

/** The headline says it, except where the sentence names what comes first. */
const hintOf = (refusal: { title: string; text: string }, reason: string): string =>
  reason.endsWith('-missing') || reason === 'not-open-yet' ? refusal.text : refusal.title

function Standing({ exam }: { exam: ExamListItem }) {
  const t = useT('exams')
  const format = useFormat()
  if (exam.openAttempt) return <Tag tone="info">{t('list.state-running')}</Tag>
  if (!exam.lastResult) return <Tag tone="line">{t('list.state-new')}</Tag>
  const share = format.percent(shareOf(exam.lastResult), 1)
  if (exam.isPractice) return <Tag tone="line">{t('list.state-practised', { share })}</Tag>
  return exam.lastResult.passed ? (
    <Tag tone="success" icon="check">
      {t('list.state-passed', { share })}
    </Tag>
  ) : (
    <Tag tone="warn">{t('list.state-failed', { share })}</Tag>
  )
}
