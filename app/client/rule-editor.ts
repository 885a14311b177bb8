/**
 * The script of the rule editor: line numbers, the keys of an editor, the way from a problem to its line, and a copy of
 * what is typed in the browser. The form saves itself (`draft-checks.ts`); the page works without this script.
 */
import { all, on } from './delegate'
import { atLine, indent, outdent, withIndent } from './rule-lines'
import { read, write } from './storage'

const form = all('form[data-rule-text]')[0]
const field = form?.querySelector('textarea')
if (form instanceof HTMLFormElement && field) {
  startLines(field)
  startKeys(form, field)
  startKeeping(form, field)
}

/** Numbers beside the text; lines with a problem are marked, also after the problems were read anew. */
function startLines(field: HTMLTextAreaElement): void {
  const gutter = field.parentElement?.querySelector<HTMLElement>('.line-numbers')
  if (!gutter) return
  const draw = () => {
    const wrong = new Set(all('[data-line]:not([data-finding])').map(({ dataset }) => Number(dataset.line)))
    const count = field.value.split('\n').length
    gutter.replaceChildren(
      ...Array.from({ length: count }, (_, index) => {
        const line = document.createElement('span')
        line.textContent = String(index + 1)
        if (wrong.has(index + 1)) line.className = 'is-wrong'
        return line
      }),
    )
    gutter.scrollTop = field.scrollTop
  }
  field.addEventListener('input', draw)
  field.addEventListener('scroll', () => {
    gutter.scrollTop = field.scrollTop
  })
  field.form?.addEventListener('rung:saved', draw)
  on('click', '[data-line]', (link, event) => {
    event.preventDefault()
    goTo(field, Number(link.dataset.line), Number(link.dataset.column))
  })
  draw()
}

function goTo(field: HTMLTextAreaElement, line: number, column: number): void {
  const at = atLine(field.value, line) + Math.max(0, column - 1)
  field.focus()
  field.setSelectionRange(at, at)
  const height = field.scrollHeight / Math.max(1, field.value.split('\n').length)
  field.scrollTop = Math.max(0, (line - 6) * height)
}

/** Tab and Shift-Tab move lines, Enter keeps the margin, F8 goes to the next problem; Escape lets Tab leave the field. */
function startKeys(form: HTMLFormElement, field: HTMLTextAreaElement): void {
  let isLeaving = false
  document.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') {
      event.preventDefault()
      form.querySelector<HTMLButtonElement>('[data-save]')?.click()
    }
    if (event.key === 'F8') {
      event.preventDefault()
      nextProblem(field)
    }
  })
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Escape') isLeaving = true
    else if (event.key === 'Tab' && !isLeaving && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault()
      change(field, (event.shiftKey ? outdent : indent)(stateOf(field)))
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault()
      change(field, withIndent(stateOf(field)))
    } else if (event.key !== 'Shift' && event.key !== 'Tab') isLeaving = false
  })
  field.addEventListener('blur', () => {
    isLeaving = false
  })
}

const stateOf = ({ value: text, selectionStart: from, selectionEnd: to }: HTMLTextAreaElement) => ({ text, from, to })

/** Puts a stretch of text in place, so that the browser's own undo knows it where it can. */
function change(
  field: HTMLTextAreaElement,
  of: { start: number; end: number; put: string; from: number; to: number },
): void {
  field.setSelectionRange(of.start, of.end)
  // The one way of writing that undo takes back; it is old, and where it is gone the text is put in directly.
  if (!document.execCommand('insertText', false, of.put)) {
    field.setRangeText(of.put, of.start, of.end, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  field.setSelectionRange(of.from, of.to)
}

function nextProblem(field: HTMLTextAreaElement): void {
  const here = field.value.slice(0, field.selectionStart).split('\n').length
  const places = all('[data-line]').map(({ dataset }) => [Number(dataset.line), Number(dataset.column)] as const)
  const [line, column] = places.find(([one]) => one > here) ?? places[0] ?? []
  if (line !== undefined) goTo(field, line, column ?? 1)
}

type Kept = { revision: string; source: string }

/** What was typed and not saved yet is kept in the browser, and comes back with the page. */
function startKeeping(form: HTMLFormElement, field: HTMLTextAreaElement): void {
  const key = `rung.rule-draft.${form.dataset.ruleText}`
  const revision = () => form.querySelector<HTMLInputElement>('[name=revision]')?.value ?? ''
  const note = document.getElementById('restored-text')
  const saved = field.value
  const kept = keptUnder(key)
  if (kept?.source === saved) write('localStorage', key, null)
  if (kept && kept.source !== saved) {
    field.value = kept.source
    if (note) note.hidden = false
    // A copy made from an older revision is told of as such when it is saved.
    const hidden = form.querySelector<HTMLInputElement>('[name=revision]')
    if (hidden) hidden.value = kept.revision
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  field.addEventListener('input', () => {
    write('localStorage', key, JSON.stringify({ revision: revision(), source: field.value } satisfies Kept))
  })
  form.addEventListener('rung:saved', () => {
    write('localStorage', key, null)
    if (note) note.hidden = true
  })
  on('click', '[data-discard-restored]', () => {
    write('localStorage', key, null)
    location.reload()
  })
}

function keptUnder(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(read('localStorage', key) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('source' in kept) || !('revision' in kept)) return null
    return typeof kept.source === 'string' && typeof kept.revision === 'string'
      ? { source: kept.source, revision: kept.revision }
      : null
  } catch {
    return null
  }
}
