import type { ReactNode } from 'react'
import { useFormat, useNow, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { Icon } from '~/ui/icon'
import { PageHead } from '~/ui/page-head'
import { deadlineReasons, momentInWords } from '../delivery/describe-deadline'
import { describeRefusal, type Names } from '../delivery/describe-start'
import type { ExamView } from '../delivery/exam-view'
import { asNumber } from '../results/share'
import { ExamAttempts } from './exam-attempts'
import { ExamFacts } from './exam-facts'

type ExamIntroProps = {
  data: ExamView
  names: Names
  /** Made up anew for every page: the same click sent twice then meets the attempt it started. */
  holder: string
  /** What the form that was sent did not agree to. */
  missing?: 'honour' | 'agreement' | null
  /** What a pass moves for the company. */
  moves?: ReactNode
}

/** An exam before it is started: what it asks, what its clock will do, why not or when. */
export function ExamIntro({ data, names, holder, missing, moves }: ExamIntroProps) {
  const t = useT('exams')
  const format = useFormat()
  const { decision } = data
  return (
    <>
      <PageHead
        eyebrow={t(data.delivered.mode === 'practice' ? 'intro.eyebrow-practice' : 'intro.eyebrow')}
        title={<bdi lang={data.language}>{data.title}</bdi>}
        lead={<bdi lang={data.language}>{data.summary}</bdi>}
      />
      <div className="with-aside">
        <div className="stack">
          {decision.allow ? (
            <StartCard data={data} holder={holder} missing={missing ?? null} />
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
          {data.attempts.length > 0 && <ExamAttempts data={data} />}
        </div>
        <div className="stack">
          <ExamFacts data={data} names={names} />
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
  if (decision.reason === 'lessons-left' || decision.reason === 'cool-down') {
    if (decision.lessons.length > 0)
      return decision.lessons.map(({ lesson, title, href }) => (
        <ButtonLink key={lesson} href={href}>
          {t('refusal.open-lesson', { title })}
        </ButtonLink>
      ))
  }
  const last = data.attempts.at(-1)
  return last?.state === 'closed' ? (
    <ButtonLink href={`/exams/attempts/${last.id}/result`}>{t('intro.last-result')}</ButtonLink>
  ) : null
}

function StartCard(props: { data: ExamView; holder: string; missing: 'honour' | 'agreement' | null }) {
  const { data, holder, missing } = props
  const t = useT('exams')
  const format = useFormat()
  const now = useNow()
  const { at } = data.deadline
  const errors = {
    honour: missing === 'honour' ? t('intro.honour-missing') : undefined,
    agreement: missing === 'agreement' ? t('intro.agreement-missing') : undefined,
  }
  const error = errors.honour ?? errors.agreement
  const { agreement } = data
  return (
    <Card title={t('intro.before')} id="start" padded>
      <p>{at === null ? t('intro.no-deadline') : t('intro.deadline', { at: momentInWords(format, at, now) })}</p>
      <form method="post" action={`/exams/${data.slug}/attempts`} className="stack" noValidate>
        {missing && error && <ErrorSummary errors={[{ id: missing, message: error }]} />}
        <input type="hidden" name="holder" value={holder} autoComplete="off" />
        {agreement && (
          <Consent
            id="agreement"
            value={agreement.name}
            title={<bdi lang={data.language}>{agreement.title}</bdi>}
            text={agreement.text}
            note={t('intro.agreement-read', { version: agreement.version })}
            label={t('intro.agreement-accept')}
            language={data.language}
            error={errors.agreement}
          />
        )}
        {data.honourStatement && (
          <Consent
            id="honour"
            value="on"
            title={t('intro.honour-title')}
            text={data.honourStatement}
            label={t('intro.honour-agree')}
            language={data.language}
            error={errors.honour}
          />
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

/** A text with a box to tick under it. */
function Consent(props: {
  id: 'honour' | 'agreement'
  value: string
  title: ReactNode
  text: string
  note?: string
  label: string
  language: string
  error: string | undefined
}) {
  const { id, value, title, text, note, label, language, error } = props
  return (
    <fieldset className="field">
      <legend className="label">{title}</legend>
      <div className="muted stack stack-sm" lang={language} dir="auto" id={`${id}-statement`}>
        {text.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {note && <p className="small subtle">{note}</p>}
      <label className="check" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          name={id}
          value={value}
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={[`${id}-statement`, error && `${id}-error`].filter(Boolean).join(' ')}
          autoComplete="off"
        />
        <span>{label}</span>
      </label>
      {error && (
        <p className="error" id={`${id}-error`}>
          <Icon name="circle-alert" size="sm" />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
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
        {data.delivered.mode === 'practice' && <li>{t('intro.how-practice')}</li>}
        {data.delivered.mode === 'retry' && (
          <li>
            {t('intro.how-retry', {
              tries: data.delivered.tries ?? 0,
              penalty: format.percent(asNumber(data.delivered.penaltyPerTry), 1),
            })}
          </li>
        )}
        {data.delivered.certainty && <li>{t('intro.how-certainty')}</li>}
        {data.deadline.at !== null && <li>{t('intro.how-clock')}</li>}
        <li>{t('intro.how-saved')}</li>
        {data.deadline.at !== null && <li>{t('intro.how-end')}</li>}
        <li>{t('intro.how-one-place')}</li>
        {data.isForwardOnly && <li>{t('intro.how-forward')}</li>}
        {data.trial > 0 && <li>{t('intro.how-trial', { count: data.trial })}</li>}
        {data.redoLessons !== null && (
          <li>{t(data.redoLessons === 'instead' ? 'intro.redo-instead' : 'intro.redo-as-well')}</li>
        )}
        {data.delivered.mode !== 'practice' && <li>{t('intro.how-signals')}</li>}
      </ul>
    </Card>
  )
}
