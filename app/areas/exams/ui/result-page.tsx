import type { ReactNode } from 'react'
import { useFormat, useNow, useT } from '~/i18n'
import { Bar } from '~/ui/bar'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { Figures } from '~/ui/figures'
import { Live } from '~/ui/live'
import { ScoreLine } from '~/ui/plots/score-line'
import { Row, Rows } from '~/ui/rows'
import { Rungs } from '~/ui/rungs'
import { momentInWords } from '../delivery/describe-deadline'
import { practiceInWords, resultReasons, reviewInWords } from '../results/describe-result'
import type { LessonToRevisit } from '../results/lessons-to-revisit'
import type { ObjectiveTally } from '../results/score-attempt'
import { asNumber } from '../results/share'
import type { ResultView } from '../results/view-result.server'

type ResultPageProps = {
  view: ResultView
  /** What each objective says, by its id. */
  objectives: Readonly<Record<string, string>>
  lessons: readonly LessonToRevisit[]
  /** Whether the reader is the one who sat the exam. */
  isOwn: boolean
  organisationId: string
  /** The certificate that the attempt earned. */
  certificate?: ReactNode
  /** What it moved for the company. */
  moved?: ReactNode
  /** A question of the examiners about this attempt. */
  question?: ReactNode
  /** Sends what this browser still holds of an attempt that the deadline ended. */
  lateAnswers?: ReactNode
}

/** The verdict first, then why, then what to do with it. */
export function ResultPage(props: ResultPageProps) {
  const { view, lessons, certificate, moved } = props
  const t = useT('exams')
  const format = useFormat()
  const now = useNow()
  const { score } = view
  const share = format.percent(asNumber(score.share), 1)
  return (
    <>
      <header className="result-head">
        <div className="result-score">
          <p className="eyebrow">
            <bdi lang={view.exam.language}>{view.exam.title}</bdi> ·{' '}
            {t('result.attempt', { number: format.number(view.number) })} · {format.dateLong(view.submittedAt)}
          </p>
          <h1>
            {view.isPractice
              ? t('result.practised', { share })
              : score.passed
                ? t('result.passed', { share })
                : t('result.failed', { share })}
          </h1>
          <p className="muted">
            {view.isPractice ? practiceInWords(t, format, score) : resultReasons(t, format, score).join(' ')}
          </p>
          {!view.isPractice && (
            <ScoreLine
              id="score"
              score={asNumber(score.share)}
              passMark={asNumber(score.passMark)}
              passed={score.passed}
            />
          )}
        </div>
        <Live id="result-certificate" className="empty:hidden" on={[[`person:${view.personId}`, '*']]}>
          {certificate}
        </Live>
      </header>
      <div className="with-aside">
        <div className="stack">
          <p className="small muted" id="attempt-notice" role="status" hidden />
          {props.question}
          {view.corrections.map(({ at, reason, direction }) => (
            <Callout
              key={`${direction} ${at}`}
              kind="info"
              icon="rotate-ccw"
              title={t(direction === 'apply' ? 'regrade.result-apply' : 'regrade.result-undo', {
                date: format.dateLong(at),
              })}
            >
              <p dir="auto">{reason}</p>
            </Callout>
          ))}
          {view.closedBy === 'deadline' && (
            <Callout kind="info" icon="clock" title={t('result.by-deadline')}>
              {t('result.by-deadline-text', { at: momentInWords(format, view.submittedAt, now) })}{' '}
              {view.late > 0 && t('result.late', { count: view.late })}
            </Callout>
          )}
          <Card title={t('result.by-section')} id="by-section">
            <Figures
              flat
              items={score.sections.map((section) => ({
                label: <bdi lang={view.exam.language}>{section.title}</bdi>,
                value: format.percent(asNumber(section.share), 1),
                small: t('result.of', { mark: points(format, section.mark), maxMark: points(format, section.maxMark) }),
              }))}
            />
          </Card>
          {view.certainty && <CertaintyCard tally={view.certainty} />}
          {score.objectives.length > 0 && (
            <Card title={t('result.by-objective')} id="by-objective" note={t('result.weakest-first')}>
              <ul className="rows objectives">
                {score.objectives.map((tally) => (
                  <Objective
                    key={tally.objective}
                    tally={tally}
                    text={props.objectives[tally.objective] ?? tally.objective}
                    passMark={score.passMark}
                    language={view.exam.language}
                  />
                ))}
              </ul>
            </Card>
          )}
          {lessons.length > 0 && <Lessons lessons={lessons} language={view.exam.language} />}
        </div>
        <div className="stack">
          <Live
            id="result-moved"
            className="empty:hidden"
            on={[
              [`person:${view.personId}`, '*'],
              [`organisation:${props.organisationId}`, '*'],
            ]}
          >
            {moved}
          </Live>
          {props.isOwn && (view.isPractice || !score.passed) && <NextAttempt view={view} />}
          <Card title={t('result.review')} id="review" padded>
            <p className="small muted">{reviewInWords(t, format, view.review)}</p>
            {Object.values(view.review.show).some(Boolean) && (
              <div className="row">
                <ButtonLink size="sm" href={`/exams/attempts/${view.attemptId}/answers`}>
                  {t('result.open-answers')}
                </ButtonLink>
              </div>
            )}
          </Card>
        </div>
      </div>
      {props.lateAnswers}
    </>
  )
}

/** How well the person knew what they knew: a second figure, which decides nothing. */
function CertaintyCard({ tally }: { tally: NonNullable<ResultView['certainty']> }) {
  const t = useT('exams')
  const format = useFormat()
  return (
    <Card title={t('certainty.title')} id="certainty" padded>
      <p>
        {t('certainty.mean', {
          mean: format.number(asNumber(tally.mean), { maximumFractionDigits: 2, signDisplay: 'exceptZero' }),
          count: tally.count,
        })}
      </p>
      <p className="small muted">
        {t('certainty.wrong', { count: tally.confidentlyWrong })} {t('certainty.scale')}
      </p>
    </Card>
  )
}

/** More points than this are a bar: nobody counts further. */
const MOST_RUNGS = 12

function Objective(props: { tally: ObjectiveTally; text: string; passMark: string; language: string }) {
  const { tally, text, passMark, language } = props
  const t = useT('exams')
  const format = useFormat()
  const [mark, maxMark] = [asNumber(tally.mark), asNumber(tally.maxMark)]
  const tone = asNumber(tally.share) < asNumber(passMark) ? 'warn' : 'accent'
  const isCountable = Number.isInteger(mark) && Number.isInteger(maxMark) && maxMark <= MOST_RUNGS
  return (
    <li>
      <p className="grow" lang={language} dir="auto">
        {text}
      </p>
      <div className="obj-bar">
        {isCountable ? (
          <Rungs label={text} value={mark} of={maxMark} tone={tone} />
        ) : (
          <Bar label={text} value={mark} max={maxMark} tone={tone} />
        )}
      </div>
      <p className="obj-n">
        {t.rich('result.objective-points', {
          mark: points(format, tally.mark),
          maxMark: points(format, tally.maxMark),
          s: (chunks) => <span className="subtle">{chunks}</span>,
        })}
      </p>
    </li>
  )
}

function Lessons({ lessons, language }: { lessons: readonly LessonToRevisit[]; language: string }) {
  const t = useT('exams')
  const format = useFormat()
  return (
    <Card title={t('result.lessons')} id="lessons" note={t('result.lessons-note')}>
      <Rows>
        {lessons.map((lesson) => (
          <Row
            key={`${lesson.href} ${lesson.objective}`}
            href={lesson.href}
            title={<bdi lang={language}>{lesson.title}</bdi>}
            meta={
              <>
                <bdi lang={language}>{lesson.objective}</bdi> · {t('result.lost', { points: lesson.lost })} ·{' '}
                {format.minutes(lesson.minutes)}
              </>
            }
            end={
              <ButtonLink size="sm" href={lesson.href}>
                {t('result.open-lesson')}
                <span className="sr">: {lesson.title}</span>
              </ButtonLink>
            }
          />
        ))}
      </Rows>
    </Card>
  )
}

function NextAttempt({ view }: { view: ResultView }) {
  const t = useT('exams')
  const format = useFormat()
  const { remain, left, from } = view.retakes
  return (
    <Card title={t('result.next')} id="next" padded>
      <p className="small muted">
        {view.exam.isWithdrawn
          ? t('result.next-withdrawn')
          : !remain
            ? t('result.next-none')
            : from === null
              ? t('result.next-now')
              : t('result.next-from', { at: format.dateTime(from) })}{' '}
        {remain && !view.exam.isWithdrawn && left !== null && t('intro.left', { count: left })}{' '}
        {remain && from !== null && view.exam.redoLessons === 'instead' && t('result.next-redo')}
        {remain && view.exam.redoLessons === 'as-well' && t('result.next-redo-too')}
      </p>
      <div className="row">
        <ButtonLink size="sm" href={`/exams/${view.exam.slug}`}>
          {t('result.open-exam')}
        </ButtonLink>
      </div>
    </Card>
  )
}

const points = (format: ReturnType<typeof useFormat>, fraction: string) =>
  format.number(asNumber(fraction), { maximumFractionDigits: 2 })
