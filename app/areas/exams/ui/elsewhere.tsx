import { useFormat, useNow, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { ExamFrame } from '~/ui/exam-frame'
import { Icon } from '~/ui/icon'
import type { AttemptView } from '../delivery/attempt-view'
import { savedInWords } from '../delivery/describe-attempt'
import { isolated } from '../delivery/isolated'
import { frameOf } from './attempt-frame'

/** What a tab or device sees that may not write: the attempt is open elsewhere, and may be taken over. */
export function AttemptElsewhere({ view, unsent, page = 1 }: { view: AttemptView; unsent: number; page?: number }) {
  const t = useT('exams')
  const format = useFormat()
  return (
    <ExamFrame
      {...frameOf({ view, t, format, now: useNow(), current: 0 })}
      heading={t('elsewhere.heading', { exam: isolated(view.exam.title, format.locale) })}
      saved={{ state: 'saved', children: savedInWords(t, format, view) }}
    >
      <Callout kind="warn" icon="lock" title={t('elsewhere.title')}>
        <p>{t('elsewhere.since', { at: format.time(view.holderSince) })}</p>
        <p>{t('elsewhere.text')}</p>
        {unsent > 0 && <p>{t('elsewhere.unsent', { count: unsent })}</p>}
        <TakeOverForm attempt={view.id} page={page} />
      </Callout>
    </ExamFrame>
  )
}

/** Hidden where the page may write; the script shows it when another tab or device has taken over. */
function TakeOverForm({ attempt, page, hidden }: { attempt: string; page: number; hidden?: boolean }) {
  const t = useT('exams')
  return (
    <form method="post" action={`/exams/attempts/${attempt}/holder`} id="take-over" hidden={hidden}>
      <input type="hidden" name="page" value={page} autoComplete="off" />
      <Button variant="primary">{t('elsewhere.take-over')}</Button>
    </form>
  )
}

/** An empty callout that the script fills: offline, waiting, read-only, over. */
export function ScriptCallout({ attempt, page }: { attempt: string; page: number }) {
  return (
    <>
      <p className="small muted exam-off" id="attempt-notice" role="status" hidden />
      <div className="callout callout-warn exam-off" id="attempt-callout" role="status" hidden>
        <Icon name="cloud-off" />
        <p className="strong" data-callout-title="" />
        <p className="small" data-callout-text="" />
        <div className="row actions">
          <TakeOverForm attempt={attempt} page={page} hidden />
        </div>
      </div>
    </>
  )
}
