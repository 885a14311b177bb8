import { all } from './delegate'
import { typeAhead } from './editor-ahead'

export type Work = {
  /** Sends the form to be changed, shows what comes back, and puts the focus where it belongs. */
  change(change: string): void
  /** Shows a preview of the form once nobody has typed for a moment. */
  previewSoon(): void
  /** Puts other values in place of the form's, as if they had been typed. */
  replace(entries: readonly (readonly [string, string])[]): Promise<void>
  /** Told after each change of the form's fields. */
  onChange: (() => void) | null
}

const PREVIEW_AFTER = 400

/** Changes come one after the other: each sends what the one before it left. */
export function createWork(form: HTMLFormElement, action: string): Work {
  let timer: ReturnType<typeof setTimeout> | undefined
  let line: Promise<unknown> = Promise.resolve()
  const next = (task: () => Promise<void>) => {
    line = line.then(task, task)
    return line
  }
  const work: Work = {
    onChange: null,
    change(change) {
      clearTimeout(timer)
      const settle = change.startsWith('add ') ? typeAhead() : () => {}
      void next(async () => {
        noteCaret(form)
        const focused = document.activeElement
        const sent = valuesOf(form)
        const body = new FormData(form)
        body.set('change', change)
        const fresh = await send(action, body)
        // Without an answer nothing is changed, and nothing that was typed is gone.
        if (!fresh) return settle()
        showFields(form, fresh, sent)
        showPreview(fresh)
        focusAfter(form, change, focused instanceof HTMLElement ? focused.id : '')
        settle()
        form.dispatchEvent(new Event('input', { bubbles: true }))
        work.onChange?.()
      })
    },
    previewSoon() {
      clearTimeout(timer)
      timer = setTimeout(() => {
        void next(async () => {
          const body = new FormData(form)
          body.delete('picture')
          body.set('change', 'preview')
          const fresh = await send(action, body)
          if (fresh) showPreview(fresh)
        })
      }, PREVIEW_AFTER)
    },
    async replace(entries) {
      await next(async () => {
        const body = new FormData()
        for (const [name, value] of entries) body.append(name, value)
        body.set('change', 'refresh')
        const fresh = await send(action, body)
        if (!fresh) return
        showFields(form, fresh, valuesOf(form))
        showPreview(fresh)
      })
    },
  }
  return work
}

async function send(action: string, body: FormData): Promise<Document | null> {
  try {
    const response = await fetch(action, { method: 'POST', body, headers: { accept: 'text/html' } })
    if (!response.ok || response.redirected) return null
    return new DOMParser().parseFromString(await response.text(), 'text/html')
  } catch {
    return null
  }
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
const controlsOf = (root: ParentNode) => all('input, textarea, select', root) as Control[]
const isTick = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')
const keyOf = (control: Control) => (isTick(control) ? `${control.name}=${control.value}` : control.name)
const stateOf = (control: Control) => (isTick(control) ? String(control.checked) : control.value)

const valuesOf = (form: HTMLFormElement): Map<string, string> =>
  new Map(controlsOf(form).map((control) => [keyOf(control), stateOf(control)]))

/** Puts the server's fields in place, with what was typed while they were on their way. */
function showFields(form: HTMLFormElement, fresh: Document, sent: ReadonlyMap<string, string>): void {
  const old = form.querySelector<HTMLElement>('#editor-fields')
  const found = fresh.getElementById('editor-fields')
  if (!old || !found) return
  const typed = new Map(
    controlsOf(old)
      .filter((control) => control.type !== 'hidden' && control.type !== 'file')
      .filter((control) => sent.get(keyOf(control)) !== stateOf(control))
      .map((control) => [keyOf(control), control]),
  )
  const open = new Set(all('details[open]', old).map(({ id }) => id))
  const part = document.importNode(found, true)
  for (const control of controlsOf(part)) {
    const before = typed.get(keyOf(control))
    if (!before) continue
    if (isTick(control) && isTick(before)) control.checked = before.checked
    else control.value = before.value
  }
  for (const details of all('details', part)) if (open.has(details.id)) details.setAttribute('open', '')
  for (const hidden of all('[data-draw-row]', part)) hidden.hidden = false
  old.replaceWith(part)
}

function showPreview(fresh: Document): void {
  const old = document.getElementById('editor-preview')
  const found = fresh.getElementById('editor-preview')
  if (old && found) old.replaceWith(document.importNode(found, true))
}

/** A new row is written in at once; where a row was taken out, its neighbour has the focus; moving keeps it. */
function focusAfter(form: HTMLFormElement, change: string, focusedId: string): void {
  const [kind = '', list = '', key = ''] = (
    form.querySelector<HTMLElement>('#editor-fields')?.dataset.focus ?? ''
  ).split(' ')
  const row = key ? form.querySelector<HTMLElement>(`[data-row="${CSS.escape(`${list} ${key}`)}"]`) : null
  if (kind === 'up' || kind === 'down') {
    const again = focusedId ? document.getElementById(focusedId) : null
    const button = row?.querySelector<HTMLButtonElement>(`:scope > .edit-buttons [data-change=${kind}]`)
    const other = row?.querySelector<HTMLButtonElement>(':scope > .edit-buttons button:not(:disabled)')
    const target = again ?? (button && !button.disabled ? button : other)
    target?.focus()
    return
  }
  if (kind === 'add' || kind === 'remove') {
    const field = row?.querySelector<HTMLElement>(
      'textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), select',
    )
    const add = form.querySelector<HTMLElement>(`[data-list="${CSS.escape(list)}"] > [data-change=add]`)
    const target = field ?? add
    target?.focus()
    return
  }
  if (change !== 'preview' && focusedId) document.getElementById(focusedId)?.focus()
}

/** Where a gap is to go: the cursor in the question, while it is there or was last. */
let caret = ''
document.addEventListener('selectionchange', () => {
  const focused = document.activeElement
  if (focused instanceof HTMLTextAreaElement && focused.name === 'stem.text') caret = String(focused.selectionStart)
})
function noteCaret(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('[data-caret]')
  if (field) field.value = caret
}
