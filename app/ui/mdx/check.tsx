import { type FormEvent, useId, useState } from 'react'
import { useFormat, useT } from '~/i18n'
import { Button } from '../button'
import { Icon } from '../icon'
import { CheckFeedback } from './check-feedback'
import { CheckInput } from './check-input'
import { type CheckAnswered, type LessonCheck, useLesson } from './lesson-context'
import { RichLine } from './rich-blocks'

/**
 * A question in the middle of a lesson. Nothing depends on the answer but the reader's own certainty, so it may be
 * answered as often as they like. Without JavaScript it is a form of the lesson's page.
 */
export function Check({ id }: { id: string; objective?: string }) {
  const lesson = useLesson()
  const check = lesson?.checks[id]
  return lesson && check ? (
    <CheckForm id={id} check={check} action={lesson.action} place={placeOf(id, lesson.checks)} />
  ) : (
    <CheckPlaceholder id={id} />
  )
}

type Place = { number: number; total: number }

function placeOf(id: string, checks: Readonly<Record<string, LessonCheck>>): Place {
  const ids = Object.keys(checks)
  return { number: ids.indexOf(id) + 1, total: ids.length }
}

type Sending = 'idle' | 'busy' | 'nothing-chosen' | 'failed'

function CheckForm({ id, check, action, place }: { id: string; check: LessonCheck; action: string; place: Place }) {
  const t = useT('content')
  const format = useFormat()
  const titleId = useId()
  const [answered, setAnswered] = useState(check.answered)
  const [sending, setSending] = useState<Sending>('idle')
  const { delivery } = check

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    if (!hasAnswer(form)) return setSending('nothing-chosen')
    setSending('busy')
    const reply = await sendAnswer(form, action)
    if (reply === 'failed') return setSending('failed')
    // Something other than an answer came back, such as the sign-in page: let the browser go there.
    if (reply === 'elsewhere') return form.submit()
    setAnswered(reply)
    setSending('idle')
  }

  return (
    <section className="check-card" id={`check-${id}`} aria-labelledby={`${titleId} ${titleId}-place`}>
      <header>
        <h3 id={titleId}>
          <Icon name="circle-question-mark" />
          {t('check.title')}
        </h3>
        <span className="meta" id={`${titleId}-place`}>
          {t('check.place', { number: format.number(place.number), total: format.number(place.total) })}
        </span>
      </header>
      <form method="post" action={`${action}#check-${id}`} onSubmit={submit} className="stack">
        <input type="hidden" name="check" value={id} />
        <fieldset>
          <legend>
            <RichLine blocks={delivery.stem} />
          </legend>
          <CheckInput delivery={delivery} answered={answered} />
        </fieldset>
        <div>
          <Button busy={sending === 'busy'}>{answered ? t('check.again') : t('check.submit')}</Button>
        </div>
      </form>
      <div className="stack" aria-live="polite">
        {sending === 'nothing-chosen' && <Trouble words={t('check.nothing-chosen')} />}
        {sending === 'failed' && <Trouble words={t('check.failed')} />}
        {answered && sending === 'idle' && <CheckFeedback delivery={delivery} answered={answered} />}
      </div>
    </section>
  )
}

const Trouble = ({ words }: { words: string }) => (
  <p className="error">
    <Icon name="circle-alert" size="sm" />
    <span>{words}</span>
  </p>
)

/** Where the text is shown without its questions, the place of a question can still be seen. */
function CheckPlaceholder({ id }: { id: string }) {
  const t = useT('content')
  return (
    <section className="check-card" aria-label={t('check.elsewhere', { id })}>
      <p className="meta">{t('check.elsewhere', { id })}</p>
    </section>
  )
}

const hasAnswer = (form: HTMLFormElement) =>
  new FormData(form).getAll('response').some((value) => typeof value === 'string' && value.trim() !== '')

async function sendAnswer(form: HTMLFormElement, action: string): Promise<CheckAnswered | 'failed' | 'elsewhere'> {
  const fields = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  try {
    const response = await fetch(action, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Accept: 'application/json' },
    })
    if (!response.headers.get('content-type')?.includes('application/json')) return response.ok ? 'elsewhere' : 'failed'
    return response.ok ? ((await response.json()) as CheckAnswered) : 'failed'
  } catch {
    return 'failed'
  }
}
