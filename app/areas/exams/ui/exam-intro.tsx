import type { ReactNode } from 'react'
import { useFormat, useNow, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { ErrorSummary } from '~/ui/error-summary'
import { Icon } from '~/ui/icon'
import { PageHead } from '~/ui/page-head'
import { Row, Rows } from '~/ui/rows'
import { Tag } from '~/ui/tag'
import { deadlineReasons, momentInWords } from '../describe-deadline'
import { describeRefusal, type Names } from '../describe-start'
import type { AttemptSummary, ExamView } from '../exam-view'
import { asNumber, shareOf } from '../share'

export type ExamIntroProps = {
  data: ExamView
  names: Names
  /** Made up anew for every page: the same click sent twice then meets the attempt it started. */
  holder: string
  /** The form was sent without the honour statement agreed to. */
  honourMissing?: boolean
  /** What a pass moves for the company. */
  moves?: ReactNode
}

/** An exam before it is started: what it asks, what its clock will do, why not or when. */
export function ExamIntro({ data, names, holder, honourMissing, moves }: ExamIntroProps) {
  const t = useT('exams')
  const format = useFormat()
  const { decision } = data
  return (
    <>
      <PageHead
        eyebrow={t('intro.eyebrow')}
        title={<bdi lang={data.language}>{data.title}</bdi>}
        lead={<bdi lang={data.language}>{data.summary}</bdi>}
      />
      <div className="with-aside">
        <div className="stack">
          {decision.allow ? (
            <StartCard {...{ data, holder, honourMissing }} />
          ) : (
            <Callout
              kind={decision.reason === 'passed-recently' ? 'success' : 'warn'}
              title={describeRefusal(t, format, decision, names).title}
              actions={<Way decision={decision} data={data} />}
            >
              {describeRefusal(t, format, decision, names).text}
            </Callout>
          )}
          <DeadlineCard data={data} />
          {data.attempts.length > 0 && <Attempts data={data} />}
        </div>
        <div className="stack">
          <Facts data={data} names={names} />
          {moves}
        </div>
      </div>
    </>
  )
}

function Way({ decision, data }: { decision: ExamView['decision']; data: ExamView }) {
  const t = useT('exams')
  if (decision.allow) return null
  if (decision.reason === 'open-attempt')
    return (
      <ButtonLink variant="primary" href={`/exams/attempts/${decision.attemptId}`} iconEnd="arrow-right">
        {t('list.continue')}
      </ButtonLink>
    )
  if (decision.reason === 'courses-missing')
    return decision.courses.map((slug) => (
      <ButtonLink key={slug} href={`/learn/courses/${slug}`}>
        {t('intro.open-course')}
      </ButtonLink>
    ))
  const last = data.attempts.at(-1)
  return last?.state === 'closed' ? (
    <ButtonLink href={`/exams/attempts/${last.id}/result`}>{t('intro.last-result')}</ButtonLink>
  ) : null
}

const HONOUR = 'honour'

function StartCard(props: { data: ExamView; holder: string; honourMissing?: boolean }) {
  const { data, holder, honourMissing } = props
  const t = useT('exams')
  const format = useFormat()
  const now = useNow()
  const { at } = data.deadline
  const error = honourMissing ? t('intro.honour-missing') : undefined
  return (
    <Card title={t('intro.before')} id="start" padded>
      <p>{at === null ? t('intro.no-deadline') : t('intro.deadline', { at: momentInWords(format, at, now) })}</p>
      <form method="post" action={`/exams/${data.slug}/attempts`} className="stack" noValidate>
        {error && <ErrorSummary errors={[{ id: HONOUR, message: error }]} />}
        <input type="hidden" name="holder" value={holder} autoComplete="off" />
        {data.honourStatement && (
          <fieldset className="field">
            <legend className="label">{t('intro.honour-title')}</legend>
            <p className="muted" lang={data.language} dir="auto" id={`${HONOUR}-statement`}>
              {data.honourStatement}
            </p>
            <label className="check" htmlFor={HONOUR}>
              <input
                type="checkbox"
                id={HONOUR}
                name={HONOUR}
                value="on"
                required
                aria-invalid={error ? true : undefined}
                aria-describedby={[`${HONOUR}-statement`, error && `${HONOUR}-error`].filter(Boolean).join(' ')}
                autoComplete="off"
              />
              <span>{t('intro.honour-agree')}</span>
            </label>
            {error && (
              <p className="error" id={`${HONOUR}-error`}>
                <Icon name="circle-alert" size="sm" />
                <span>{error}</span>
              </p>
            )}
          </fieldset>
        )}
        <div className="row">
          <Button variant="primary" size="lg" iconEnd="arrow-right">
            {t('intro.start', { number: format.number(data.nextNumber) })}
          </Button>
          <p className="small muted">
            {data.decision.allow && data.decision.attemptsLeft !== null
              ? t('intro.left', { count: data.decision.attemptsLeft })
              : t('intro.left-unlimited')}
          </p>
        </div>
      </form>
    </Card>
  )
}

function DeadlineCard({ data }: { data: ExamView }) {
  const t = useT('exams')
  const format = useFormat()
  const now = useNow()
  const reasons = deadlineReasons(t, format, { causes: data.deadline.causes, startedAt: null, now })
  return (
    <Card title={t('intro.how')} id="how" padded>
      <ul className="list-disc ps-5 stack stack-sm">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        <li>{t('intro.how-clock')}</li>
        <li>{t('intro.how-saved')}</li>
        <li>{t('intro.how-end')}</li>
        <li>{t('intro.how-one-place')}</li>
      </ul>
    </Card>
  )
}

const REVIEWS = {
  nothing: 'intro.review-nothing',
  'right-wrong': 'intro.review-right-wrong',
  key: 'intro.review-key',
} as const

function Facts({ data, names }: { data: ExamView; names: Names }) {
  const t = useT('exams')
  const format = useFormat()
  const waits = data.coolDownHours.filter((hours) => hours > 0)
  const sectionMarks = data.sections.flatMap(({ passMark }) => (passMark === null ? [] : [asNumber(passMark)]))
  const lowest = Math.min(...sectionMarks)
  const mark = format.percent(asNumber(data.passMark), 1)
  return (
    <Card title={t('intro.facts')} id="facts" padded>
      <DescriptionList
        items={[
          [t('intro.questions'), format.number(data.questions)],
          [t('intro.time'), data.timeLimitMinutes === null ? t('list.untimed') : format.minutes(data.timeLimitMinutes)],
          [
            t('intro.pass-mark'),
            sectionMarks.length > 0
              ? t('intro.pass-mark-sections', { mark, section: format.percent(lowest, 1) })
              : mark,
          ],
          [
            t('intro.attempts'),
            data.attemptsAllowed === null ? t('intro.attempts-unlimited') : format.number(data.attemptsAllowed),
          ],
          [
            t('intro.waits'),
            waits.length === 0
              ? null
              : t('intro.waits-hours', { hours: format.list(waits.map((hours) => format.number(hours))) }),
          ],
          [t('intro.review'), t(data.keyAfterLastAttempt ? 'intro.review-key-last' : REVIEWS[data.reviewAfterSubmit])],
          [
            t('intro.requires'),
            data.requires.length === 0
              ? null
              : format.list(data.requires.map((slug) => names.certifications[slug] ?? names.courses[slug] ?? slug)),
          ],
        ]}
      />
      <h3>{t('intro.sections')}</h3>
      <DescriptionList
        items={data.sections.map((section) => [
          <bdi key={section.id} lang={data.language}>
            {section.title}
          </bdi>,
          t('list.questions', { count: section.questions }),
        ])}
      />
      {data.courses.length > 0 && (
        <p className="small">
          {t('intro.prepare')}{' '}
          {data.courses.map((slug, index) => (
            <span key={slug}>
              {index > 0 && ', '}
              <a href={`/learn/courses/${slug}`}>
                <bdi>{names.courses[slug] ?? slug}</bdi>
              </a>
            </span>
          ))}
        </p>
      )}
    </Card>
  )
}

function Attempts({ data }: { data: ExamView }) {
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
            end={<AttemptTag attempt={attempt} />}
          />
        ))}
      </Rows>
    </Card>
  )
}

function AttemptTag({ attempt }: { attempt: AttemptSummary }) {
  const t = useT('exams')
  const format = useFormat()
  if (attempt.state === 'open' || attempt.mark === null || attempt.maxMark === null)
    return <Tag tone="info">{t('list.state-running')}</Tag>
  const share = format.percent(shareOf({ mark: attempt.mark, maxMark: attempt.maxMark }), 1)
  return attempt.passed ? (
    <Tag tone="success" icon="check">
      {t('list.state-passed', { share })}
    </Tag>
  ) : (
    <Tag tone="warn">{t('list.state-failed', { share })}</Tag>
  )
}
