import { OUTCOME_LABELS } from '~/areas/questions/mark'
import { REASON_LABELS } from '~/areas/questions/reasons'
import type { Review, ReviewOption, SummaryPart } from '~/areas/questions/review'
import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { classNames } from '~/ui/class-names'
import { Icon } from '~/ui/icon'
import type { IconName } from '~/ui/icon-names'
import { keyed } from '~/ui/keyed'
import { RichBlocks, RichLine } from '~/ui/mdx/rich-blocks'
import { PageHead } from '~/ui/page-head'
import { Tag, type Tone } from '~/ui/tag'
import { reviewInWords } from '../describe-result'
import type { AnswersView } from '../view-result.server'

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
          <Callout>{reviewInWords(t, view.decision)}</Callout>
          {view.sections.map((section) => {
            const items = view.items.filter(({ sectionId }) => sectionId === section.id)
            return (
              items.length > 0 && (
                <section key={section.id} aria-labelledby={`section-${section.id}`}>
                  <h2 id={`section-${section.id}`}>
                    <bdi lang={view.exam.language}>{section.title}</bdi>
                  </h2>
                  {items.map(({ number, review, lesson, late }) => (
                    <Answer
                      key={number}
                      number={number}
                      review={review}
                      language={view.exam.language}
                      lesson={lesson}
                      late={late}
                    />
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

const OUTCOMES: Record<keyof typeof OUTCOME_LABELS, { tone: Tone; icon: IconName }> = {
  right: { tone: 'success', icon: 'check' },
  'partly-right': { tone: 'info', icon: 'circle-dashed' },
  wrong: { tone: 'warn', icon: 'x' },
  'not-answered': { tone: 'neutral', icon: 'circle' },
}

function Answer(props: {
  number: number
  review: Review
  language: string
  lesson: string | null
  late: readonly SummaryPart[] | null
}) {
  const { number, review, language, lesson, late } = props
  const t = useT('exams')
  const words = useT('questions')
  const format = useFormat()
  const id = `a${number}`
  const { outcome } = review
  return (
    <article className="question" id={id} aria-labelledby={`${id}-title`}>
      <header>
        <h3 id={`${id}-title`}>{t('attempt.question', { number: format.number(number) })}</h3>
        {outcome && (
          <Tag tone={OUTCOMES[outcome].tone} icon={OUTCOMES[outcome].icon}>
            {words(OUTCOME_LABELS[outcome])}
          </Tag>
        )}
      </header>
      <div className="stem" lang={language}>
        <RichBlocks blocks={review.stem} />
      </div>
      {review.options ? (
        <ul className="options" lang={language}>
          {review.options.map((option) => (
            <li key={option.id}>
              <AnswerOption option={option} />
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <span className="muted">{t('answers.yours')}</span>{' '}
          <Parts parts={review.given} empty={t('answers.nothing')} />
        </p>
      )}
      {late && (
        <p className="mt-3">
          <Tag tone="warn" icon="clock">
            {t('answers.late')}
          </Tag>{' '}
          <Parts parts={late} empty={t('answers.nothing')} />
        </p>
      )}
      <div className="stack stack-sm mt-3">
        {!review.options && review.rightAnswers && (
          <p>
            <span className="muted">{t('answers.right')}</span> <Parts parts={review.rightAnswers} empty="" />
          </p>
        )}
        {outcome !== 'not-answered' &&
          review.reasons?.map((reason) => (
            <p className="small muted" key={reason.code}>
              {words(REASON_LABELS[reason.code], { ...reason.params })}
            </p>
          ))}
        {[review.feedback, review.generalFeedback].map(
          (feedback, index) =>
            feedback && (
              <div className="small" key={index === 0 ? 'own' : 'general'} lang={language}>
                <RichBlocks blocks={feedback} />
              </div>
            ),
        )}
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

function AnswerOption({ option }: { option: ReviewOption }) {
  const t = useT('exams')
  const mark = option.right === undefined ? null : option.right ? 'check' : 'x'
  return (
    <div
      className={classNames(
        'option answer',
        option.chosen && 'is-chosen',
        option.right === true && 'is-right',
        option.right === false && option.chosen && 'is-wrong',
      )}
    >
      <span className="key">{mark && <Icon name={mark} size="sm" />}</span>
      <div>
        <RichLine blocks={option.text} />
        <p className="meta">
          {[
            option.chosen && t('answers.chosen'),
            option.right === true && t('answers.is-right'),
            option.right === false && option.chosen && t('answers.is-wrong'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {option.feedback && (
          <div className="small muted">
            <RichBlocks blocks={option.feedback} />
          </div>
        )}
      </div>
    </div>
  )
}

function Parts({ parts, empty }: { parts: readonly SummaryPart[]; empty: string }) {
  const words = useT('questions')
  if (parts.length === 0) return <span>{empty}</span>
  return (
    <>
      {keyed(parts).map(({ key, item, index }) => (
        <span key={key}>
          {index > 0 && ', '}
          <b>
            <bdi>{'text' in item ? item.text : words(item.label)}</bdi>
          </b>
        </span>
      ))}
    </>
  )
}
