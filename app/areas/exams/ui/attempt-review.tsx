import type { ReactNode } from 'react'
import { useFormat, useNow, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { classNames } from '~/ui/class-names'
import { type ExamCell, ExamFrame } from '~/ui/exam-frame'
import { Figures } from '~/ui/figures'
import type { AttemptScript } from '../delivery/attempt-script'
import type { AttemptView } from '../delivery/attempt-view'
import { countsOf, savedInWords } from '../delivery/describe-attempt'
import { isolated } from '../delivery/isolated'
import { frameOf } from './attempt-frame'
import { AttemptScriptData } from './attempt-script-data'
import { ScriptCallout } from './elsewhere'

type AttemptReviewProps = { view: AttemptView; script: AttemptScript; scriptSrc: string | undefined }

/** Before the end: what is open, what is flagged, and the button that submits. */
export function AttemptReview({ view, script, scriptSrc }: AttemptReviewProps) {
  const t = useT('exams')
  const format = useFormat()
  const { answered, flagged, total } = countsOf(view)
  const open = view.outline.filter((item) => !item.answered)
  const frame = frameOf({ view, t, format, now: useNow(), current: 0 })
  const cells = frame.sections.flatMap((section) => section.cells)
  return (
    <>
      <ExamFrame
        {...frame}
        heading={t('review.heading', { exam: isolated(view.exam.title, format.locale) })}
        skipLabel={t('review.skip')}
        saved={{ state: 'saved', children: savedInWords(t, format, view) }}
        previous={{ href: script.urls.attempt, label: t('review.back') }}
      >
        <div className="stack">
          <ScriptCallout attempt={view.id} page={1} />
          <p className="exam-section">
            <span>{t('review.eyebrow')}</span>
          </p>
          <h2 className="section-h">
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
            <Card title={t('review.open-questions')} id="open-questions" note={t('review.open-note')} padded>
              <Questions cells={cells.filter((cell) => !cell.answered)} />
            </Card>
          )}
          {flagged > 0 && (
            <Card title={t('review.flagged-questions')} id="flagged-questions" note={t('review.flagged-note')} padded>
              <Questions cells={cells.filter((cell) => cell.flagged)} />
            </Card>
          )}
          <form method="post" action={script.urls.submission} id="submission" className="stack stack-sm">
            {open.length > 0 && (
              <Callout kind="warn">
                {t(view.openPage === null ? 'review.warning' : 'review.warning-forward', { count: open.length })}
              </Callout>
            )}
            <p className="muted">{t('review.ends')}</p>
            <div className="row">
              <Button variant="primary" size="lg">
                {open.length > 0 ? t('review.submit-anyway', { count: open.length }) : t('review.submit')}
              </Button>
            </div>
            <p className="small muted" role="status" id="submit-state" />
          </form>
        </div>
      </ExamFrame>
      <AttemptScriptData script={script} src={scriptSrc} />
    </>
  )
}

/** Questions as the navigator shows them, each a way back to its page. */
function Questions({ cells }: { cells: readonly ExamCell[] }) {
  const t = useT('exams')
  const format = useFormat()
  return (
    <ul className="cells">
      {cells.map((cell) => (
        <li key={cell.number}>
          <CellLink cell={cell}>
            {t.rich('review.question', {
              number: format.number(cell.number),
              sr: (chunks) => <span className="sr">{chunks}</span>,
            })}
          </CellLink>
        </li>
      ))}
    </ul>
  )
}

function CellLink({ cell, children }: { cell: ExamCell; children: ReactNode }) {
  const look = classNames('q', cell.answered && 'is-done', cell.flagged && 'is-flag', cell.href === null && 'is-shut')
  return cell.href === null ? (
    <span className={look}>{children}</span>
  ) : (
    <a href={cell.href} className={look}>
      {children}
    </a>
  )
}
