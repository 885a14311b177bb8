import { QuestionPreview } from '~/areas/questions/ui/question-preview'
import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { PageHead } from '~/ui/page-head'
import { asNumber } from '../../results/share'
import type { RegradedAttempt } from '../view-regraded-attempt.server'
import { SummaryWords } from './summary-words'

/** What a correction does to one attempt: each question concerned without it and with it. */
export function RegradedAttemptPage({ view }: { view: RegradedAttempt }) {
  const t = useT('exams')
  const format = useFormat()
  return (
    <>
      <PageHead
        eyebrow={
          <>
            <bdi lang={view.exam.language}>{view.exam.title}</bdi> ·{' '}
            {t('result.attempt', { number: format.number(view.number) })}
          </>
        }
        title={<bdi>{view.person}</bdi>}
        actions={<ButtonLink href={`/exams/attempts/${view.attemptId}/result`}>{t('regrade.open-result')}</ButtonLink>}
      />
      <div className="stack">
        {view.items.map((item) => (
          <section key={item.number} aria-labelledby={`item-${item.number}`} className="stack">
            <h2 id={`item-${item.number}`}>{t('attempt.question', { number: format.number(item.number) })}</h2>
            <p>
              <span className="muted">{t('regrade.answered')}</span>{' '}
              <b>
                {item.without.review.given.length === 0 ? (
                  t('answers.nothing')
                ) : (
                  <SummaryWords parts={item.without.review.given} />
                )}
              </b>
            </p>
            <div className="cols-2">
              {(['without', 'with'] as const).map((side) => (
                <Card
                  key={side}
                  id={`${side}-${item.number}`}
                  level={3}
                  title={side === 'without' ? t('regrade.before') : t('regrade.after')}
                  note={<Points of={item[side]} />}
                  padded
                >
                  <QuestionPreview review={item[side].review} />
                </Card>
              ))}
            </div>
          </section>
        ))}
      </div>
    </>
  )
}

function Points({ of }: { of: RegradedAttempt['items'][number]['with'] }) {
  const t = useT('exams')
  const format = useFormat()
  const number = (text: string) => format.number(asNumber(text), { maximumFractionDigits: 2 })
  return (
    <>
      {of.scored
        ? t('result.of', { mark: number(of.points), maxMark: number(of.maxMark) })
        : t('regrade.does-not-count')}
    </>
  )
}
