import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'

/** A pause this long in typing is a moment to save, in milliseconds. */
const PAUSE_MS = 1_200

type Saving = { state: 'idle' } | { state: 'saving' } | { state: 'saved'; at: number } | { state: 'failed' }

export type NoteFormProps = { action: string; note: { body: string; savedAt: number } | null }

/** The reader's own note beside a lesson. It saves itself while it is written; without JavaScript by its button. */
export function NoteForm({ action, note }: NoteFormProps) {
  const t = useT('learning')
  const format = useFormat()
  const field = useRef<HTMLTextAreaElement>(null)
  const kept = useRef(note?.body ?? '')
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [saving, setSaving] = useState<Saving>(note ? { state: 'saved', at: note.savedAt } : { state: 'idle' })

  const save = async () => {
    clearTimeout(pause.current)
    const body = field.current?.value ?? ''
    if (body === kept.current) return
    setSaving({ state: 'saving' })
    const savedAt = await sendNote(action, body)
    if (savedAt !== null) kept.current = body
    setSaving(savedAt === null ? { state: 'failed' } : { state: 'saved', at: savedAt })
  }
  useEffect(() => () => clearTimeout(pause.current), [])
  const onChange = () => {
    clearTimeout(pause.current)
    pause.current = setTimeout(save, PAUSE_MS)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }

  return (
    <form method="post" action={action} onSubmit={onSubmit} data-no-guard="">
      <label className="sr" htmlFor="lesson-note">
        {t('note.label')}
      </label>
      <textarea
        ref={field}
        className="textarea"
        id="lesson-note"
        name="body"
        rows={4}
        maxLength={10_000}
        dir="auto"
        defaultValue={note?.body}
        placeholder={t('note.placeholder')}
        onChange={onChange}
        onBlur={save}
        aria-describedby="lesson-note-state"
      />
      <div className="row">
        <Button size="sm">{t('note.save')}</Button>
        <p className="meta" id="lesson-note-state" role="status">
          {saving.state === 'saving' && t('note.saving')}
          {saving.state === 'saved' && t('note.saved', { time: format.dateTime(saving.at) })}
          {saving.state === 'failed' && <span className="bad">{t('note.failed')}</span>}
        </p>
      </div>
    </form>
  )
}

/** When it was saved, or null when it was not. */
async function sendNote(action: string, body: string): Promise<number | null> {
  try {
    const response = await fetch(action, {
      method: 'POST',
      body: new URLSearchParams({ body }),
      headers: { Accept: 'application/json' },
    })
    if (!response.ok || !response.headers.get('content-type')?.includes('application/json')) return null
    const answer = (await response.json()) as { savedAt: number }
    return answer.savedAt
  } catch {
    return null
  }
}
