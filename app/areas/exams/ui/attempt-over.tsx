import { useFormat, useNow, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { ExamFrame } from '~/ui/exam-frame'
import type { AttemptScript } from '../delivery/attempt-script'
import type { AttemptView } from '../delivery/attempt-view'
import { countsOf, savedInWords } from '../delivery/describe-attempt'
import { momentInWords } from '../delivery/describe-deadline'
import { isolated } from '../delivery/isolated'
import { frameOf } from './attempt-frame'
import { AttemptScriptData } from './attempt-script-data'

/**
 * The deadline has passed: nothing more is asked. Where the attempt may be written the result is a button away; any other
 * page must not end it while answers may still be on their way, and waits for the end that comes by itself.
 */
export function AttemptOver(props: { view: AttemptView; script: AttemptScript | null; scriptSrc: string | undefined }) {
  const { view, script, scriptSrc } = props
  const t = useT('exams')
  const format = useFormat()
  const now = useNow()
  const { answered, total } = countsOf(view)
  return (
    <>
      <ExamFrame
        {...frameOf({ view, t, format, now, current: 0 })}
        sections={[]}
        heading={t('over.heading', { exam: isolated(view.exam.title, format.locale) })}
        saved={{ state: 'saved', children: savedInWords(t, format, view) }}
      >
        <div className="stack">
          <Callout kind="info" icon="clock" title={t('over.title')}>
            <p>
              {t('over.text', {
                at: momentInWords(format, view.deadlineAt ?? now, now),
                answered: format.number(answered),
                total: format.number(total),
              })}
            </p>
            <p>{script ? t('over.marking') : t('over.waiting')}</p>
          </Callout>
          {script && (
            <form method="post" action={script.urls.submission} id="submission">
              <Button variant="primary" size="lg">
                {t('over.result')}
              </Button>
              <p className="small muted" role="status" id="submit-state" />
            </form>
          )}
        </div>
      </ExamFrame>
      {script && <AttemptScriptData script={script} src={scriptSrc} />}
    </>
  )
}
