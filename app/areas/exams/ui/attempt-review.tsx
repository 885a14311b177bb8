import { useFormat, useNow, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { ExamFrame } from '~/ui/exam-frame'
import { Figures } from '~/ui/figures'
import { Icon } from '~/ui/icon'
import { Row, Rows } from '~/ui/rows'
import { pagesOf } from '../attempt-pages'
import type { AttemptScript } from '../attempt-script'
import type { AttemptItem, AttemptView } from '../attempt-view'
import { countsOf, savedInWords } from '../describe-attempt'
import { frameOf } from './attempt-frame'
import { AttemptScriptData } from './attempt-script-data'
import { ScriptCallout } from './elsewhere'

export type AttemptReviewProps = { view: AttemptView; script: AttemptScript; scriptSrc: string | undefined }

/** Before the end: what is open, what is flagged, and the button that submits. */
export function AttemptReview({ view, script, scriptSrc }: AttemptReviewProps) {
  const t = useT('exams')
  const format = useFormat()
  const pages = pagesOf(view.items, view.exam.questionsPerPage)
  const { answered, flagged, total } = countsOf(view)
  const open = view.items.filter((item) => !item.answered)
  const frame = frameOf({ view, t, format, now: useNow(), pages, current: 0 })
  const hrefs = new Map(frame.sections.flatMap(({ cells }) => cells.map(({ number, href }) => [number, href])))
  const list = (items: readonly AttemptItem[]) => (
    <Rows>
      {items.map((item) => (
        <Row
          key={item.id}
          href={hrefs.get(item.number)}
          title={t('attempt.question', { number: format.number(item.number) })}
          meta={
            <bdi lang={view.exam.language}>{view.sections.find(({ id }) => id === item.sectionId)?.title ?? ''}</bdi>
          }
          end={item.flagged && <Icon name="flag" />}
        />
      ))}
    </Rows>
  )
  return (
    <>
      <ExamFrame
        {...frame}
        heading={t('review.heading', { exam: view.exam.title })}
        skipLabel={t('review.skip')}
        saved={{ state: 'saved', children: savedInWords(t, format, view) }}
        previous={{ href: script.urls.attempt, label: t('review.back') }}
      >
        <div className="stack">
          <ScriptCallout attempt={view.id} page={1} />
          <p className="exam-section">
            <span>{t('review.eyebrow')}</span>
          </p>
          <h2 className="review-title">
            {open.length === 0 ? t('review.all-answered') : t('review.open', { count: open.length })}
          </h2>
          <Figures
            items={[
              {
                label: t('review.answered'),
                value: t('review.of', { value: format.number(answered), total: format.number(total) }),
              },
              { label: t('review.unanswered'), value: format.number(total - answered) },
              { label: t('review.flagged'), value: format.number(flagged) },
            ]}
          />
          {open.length > 0 && (
            <Card title={t('review.open-questions')} id="open-questions" note={t('review.open-note')}>
              {list(open)}
            </Card>
          )}
          {flagged > 0 && (
            <Card title={t('review.flagged-questions')} id="flagged-questions" note={t('review.flagged-note')}>
              {list(view.items.filter((item) => item.flagged))}
            </Card>
          )}
          <form method="post" action={script.urls.submission} id="submission" className="stack stack-sm">
            {open.length > 0 && <Callout kind="warn">{t('review.warning', { count: open.length })}</Callout>}
            <p className="muted">{t('review.ends')}</p>
            <div className="row">
              <Button variant="primary" size="lg">
                {open.length > 0 ? t('review.submit-anyway', { count: open.length }) : t('review.submit')}
              </Button>
              <ButtonLink href={script.urls.attempt} size="lg">
                {t('review.back')}
              </ButtonLink>
            </div>
            <p className="small muted" role="status" id="submit-state" />
          </form>
        </div>
      </ExamFrame>
      <AttemptScriptData script={script} src={scriptSrc} />
    </>
  )
}
