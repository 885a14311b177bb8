import { useFormat, useNow, useT } from '~/i18n'
import { Callout } from '~/ui/callout'
import { ExamFrame } from '~/ui/exam-frame'
import type { AttemptScript } from '../delivery/attempt-script'
import type { AttemptView } from '../delivery/attempt-view'
import { savedInWords } from '../delivery/describe-attempt'
import { momentInWords } from '../delivery/describe-deadline'
import { isolated } from '../delivery/isolated'
import { frameOf } from './attempt-frame'
import { AttemptScriptData } from './attempt-script-data'

/** The clock stands still: nothing is asked, nothing is lost, and the page goes on by itself. */
export function AttemptPaused(props: {
  view: AttemptView
  pause: { since: number; why: string }
  script: AttemptScript | null
  scriptSrc: string | undefined
}) {
  const { view, pause, script, scriptSrc } = props
  const t = useT('exams')
  const format = useFormat()
  const now = useNow()
  return (
    <>
      <ExamFrame
        {...frameOf({ view, t, format, now, current: 0 })}
        sections={[]}
        heading={t('paused.heading', { exam: isolated(view.exam.title, format.locale) })}
        saved={{ state: 'saved', children: savedInWords(t, format, view) }}
      >
        <div className="stack">
          <Callout kind="info" icon="clock" title={t('paused.title')}>
            <p>{t('paused.since', { at: momentInWords(format, pause.since, now) })}</p>
            <p dir="auto">{pause.why}</p>
            <p>{t('paused.text')}</p>
          </Callout>
        </div>
      </ExamFrame>
      {script && <AttemptScriptData script={script} src={scriptSrc} />}
    </>
  )
}
