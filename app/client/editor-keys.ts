import type { Work } from './editor-work'

/** Marks around a selection, by the key that sets them. */
const MARKS: Readonly<Record<string, string>> = { b: '**', i: '*', e: '`' }

/** Rows by Alt and a key, saving and emphasis by Ctrl or ⌘ and a letter. */
export function startKeys(form: HTMLFormElement, work: Work): void {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      const key = event.key.toLowerCase()
      const mark = MARKS[key]
      if (key === 's') {
        event.preventDefault()
        form.querySelector<HTMLButtonElement>('[data-save]')?.click()
      } else if (mark && event.target instanceof HTMLTextAreaElement && event.target.dataset.rich === 'markdown') {
        event.preventDefault()
        markSelection(event.target, mark)
      }
      return
    }
    if (!event.altKey || event.ctrlKey || event.metaKey) return
    const change = changeFor(event)
    if (!change) return
    event.preventDefault()
    work.change(change)
  })
}

const KINDS: Readonly<Record<string, string>> = {
  Enter: 'add',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Delete: 'remove',
  Backspace: 'remove',
}

/** What a key means for the innermost row that has the focus. */
function changeFor(event: KeyboardEvent): string | null {
  const kind = KINDS[event.key]
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
  return kind && row ? `${kind} ${row.dataset.row}` : null
}

/** Puts marks around what is selected, or takes them away again. */
function markSelection(field: HTMLTextAreaElement, mark: string): void {
  const { selectionStart: start, selectionEnd: end, value } = field
  const isMarked = value.slice(start - mark.length, start) === mark && value.slice(end, end + mark.length) === mark
  const words = value.slice(start, end)
  if (isMarked) {
    field.setRangeText(words, start - mark.length, end + mark.length, 'select')
  } else {
    field.setRangeText(`${mark}${words}${mark}`, start, end)
    field.setSelectionRange(start + mark.length, end + mark.length)
  }
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
