import { all } from './delegate'
import type { Work } from './editor-work'
import { read, write } from './storage'

type Entry = readonly [string, string]
type Kept = { at: number; entries: Entry[] }

const NAMED = 'rung.editor.'
/** What nobody came back to in this time is forgotten. */
const KEPT_FOR = 14 * 86_400_000

/** Keeps unsaved work in the browser, so that a reload or a crash does not cost it, and offers to throw it away. */
export function startKeeping(form: HTMLFormElement, page: HTMLElement, work: Work): void {
  const name = `${NAMED}${page.dataset.editor}`
  const untouched = entriesOf(form)
  forgetOld()
  const keep = () => {
    const entries = entriesOf(form)
    const isSame = JSON.stringify(entries) === JSON.stringify(untouched)
    write('localStorage', name, isSame ? null : JSON.stringify({ at: Date.now(), entries } satisfies Kept))
    for (const note of all('[data-editor-kept]', form)) note.hidden = isSame
  }
  form.addEventListener('input', keep)
  form.addEventListener('change', keep)
  work.onChange = keep

  const kept = keptUnder(name)
  // A form that came back with its mistakes holds the newer words itself.
  const isAnswer = form.querySelector('.error-summary') !== null
  const restored = all('[data-editor-restored]', form)[0]
  if (kept && !isAnswer && JSON.stringify(kept.entries) !== JSON.stringify(untouched))
    void work.replace(kept.entries).then(() => {
      if (restored) restored.hidden = false
      form.dispatchEvent(new Event('input', { bubbles: true }))
    })
  restored?.querySelector('[data-editor-discard]')?.addEventListener('click', () => {
    write('localStorage', name, null)
    void work.replace(untouched).then(() => {
      restored.hidden = true
      write('localStorage', name, null)
    })
  })
}

const entriesOf = (form: HTMLFormElement): Entry[] =>
  [...new FormData(form)].flatMap(([name, value]): Entry[] =>
    typeof value === 'string' && name !== 'caret' ? [[name, value]] : [],
  )

function keptUnder(name: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(read('localStorage', name) ?? 'null')
    return typeof kept === 'object' && kept !== null && 'entries' in kept && Array.isArray(kept.entries)
      ? (kept as Kept)
      : null
  } catch {
    return null
  }
}

function forgetOld(): void {
  try {
    for (const name of Object.keys(localStorage)) {
      const kept = name.startsWith(NAMED) ? keptUnder(name) : null
      if (kept && Date.now() - kept.at > KEPT_FOR) localStorage.removeItem(name)
    }
  } catch {
    // A page works without memory.
  }
}
