import { AnsweredQuestion, AnswerRemarks, OutcomeTag, SummaryParts } from '~/areas/questions/ui/answer-review'
import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { PageHead } from '~/ui/page-head'
import { Tag } from '~/ui/tag'
import { itemUrls } from '../delivery/item-urls'
import { reviewInWords } from '../results/describe-result'
import { asNumber } from '../results/share'
import type { AnswersView } from '../results/view-answers.server'
import { CERTAINTY_LABELS } from './certainty-fields'

/** The questions of an ended attempt as far as the exam shows them, with what was answered and why it earned what it did. */
export function AnswersPage({ view }: { view: AnswersView }) {
  const t = useT('exams')
  const format = useFormat()
  const right = view.items.filter(({ review }) => review.outcome === 'right').length
  return (
    <>
      <PageHead
        eyebrow={
          <>
            <bdi lang={view.exam.language}>{view.exam.title}</bdi> ·{' '}
            {t('attempt.number', { number: format.number(view.number) })}
          </>
        }
        title={
          view.items.length === 0 ? t('answers.none-title') : t('answers.title', { right, count: view.items.length })
        }
        actions={<ButtonLink href={`/exams/attempts/${view.attemptId}/result`}>{t('answers.back')}</ButtonLink>}
      />
      <div className="stack">
        <div className="stack answers">
          <Callout>{reviewInWords(t, format, view.decision)}</Callout>
          {view.sections.map((section) => {
            const items = view.items.filter(({ sectionId }) => sectionId === section.id)
            return (
              items.length > 0 && (
                <section key={section.id} aria-labelledby={`section-${section.id}`}>
                  <h2 id={`section-${section.id}`}>
                    <bdi lang={view.exam.language}>{section.title}</bdi>
                  </h2>
                  {items.map((item) => (
                    <Answer key={item.number} attemptId={view.attemptId} item={item} language={view.exam.language} />
                  ))}
                </section>
              )
            )
          })}
        </div>
      </div>
    </>
  )
}

const CORRECTIONS = {
  'use-version': 'regrade.note-use-version',
  accept: 'regrade.note-accept',
  'leave-total': 'regrade.note-leave-total',
  'full-marks': 'regrade.note-full-marks',
  weigh: 'regrade.note-weigh',
} as const

function Answer(props: { attemptId: string; item: AnswersView['items'][number]; language: string }) {
  const { attemptId, language } = props
  const { number, review, lesson, late, certainty, corrections, marker } = props.item
  const t = useT('exams')
  const format = useFormat()
  const id = `a${number}`
  const { outcome } = review
  const url = itemUrls(attemptId, props.item.id)
  return (
    <article className="question" id={id} aria-labelledby={`${id}-title`}>
      <header>
        <h3 id={`${id}-title`}>{t('attempt.question', { number: format.number(number) })}</h3>
        {outcome && <OutcomeTag outcome={outcome} />}
        {certainty !== null && <p className="meta">{t(CERTAINTY_LABELS[certainty])}</p>}
      </header>
      {corrections.map(({ at, reason, change }) => (
        <Callout
          key={`${change} ${at}`}
          kind="info"
          icon="rotate-ccw"
          title={t('regrade.note-title', { date: format.dateLong(at) })}
        >
          <p>
            {t(CORRECTIONS[change])} <span dir="auto">{reason}</span>
          </p>
        </Callout>
      ))}
      <AnsweredQuestion review={review} language={language} image={url.image} />
      {late && (
        <p className="mt-3">
          <Tag tone="warn" icon="clock">
            {t('answers.late')}
          </Tag>{' '}
          <SummaryParts parts={late} empty={t('answers.nothing')} />
        </p>
      )}
      <div className="stack stack-sm mt-3">
        {marker && marker.fraction !== null && (
          <p className="small muted">{t('answers.marker', { share: format.percent(asNumber(marker.fraction), 1) })}</p>
        )}
        {marker?.comment && (
          <p className="small written" dir="auto">
            {marker.comment}
          </p>
        )}
        <AnswerRemarks review={review} language={language} />
        <AppealLine attemptId={attemptId} item={props.item} />
        {lesson && outcome !== 'right' && (
          <p className="small">
            <a href={`/learn/courses/${lesson}`}>
              {t('answers.lesson')}
              <span className="sr"> {t('attempt.question', { number: format.number(number) })}</span>
            </a>
          </p>
        )}
      </div>
    </article>
  )
}

/** The way to an appeal, or what became of it. */
function AppealLine({ attemptId, item }: { attemptId: string; item: AnswersView['items'][number] }) {
  const t = useT('exams')
  const format = useFormat()
  const { appeal } = item
  if (appeal.may)
    return (
      <p className="small">
        <a href={`/exams/attempts/${attemptId}/answers/${item.number}/appeal`}>
          {t('appeal.link')}
          <span className="sr"> {t('attempt.question', { number: format.number(item.number) })}</span>
        </a>
      </p>
    )
  if (appeal.own === null) return null
  const { state, openedAt, answer, correction } = appeal.own
  return (
    <div className="small">
      <p className="muted">{t(APPEAL_LINES[state], { at: format.dateLong(openedAt) })}</p>
      {answer && (
        <p className="written" dir="auto">
          {answer}
        </p>
      )}
      {correction && <p>{t(CORRECTION_LINES[correction.state], { at: format.dateLong(correction.at) })}</p>}
    </div>
  )
}

const CORRECTION_LINES = {
  coming: 'appeal.correction-coming',
  applied: 'appeal.correction-applied',
  undone: 'appeal.correction-undone',
} as const
const APPEAL_LINES = { open: 'appeal.waiting', rejected: 'appeal.rejected', upheld: 'appeal.upheld' } as const
