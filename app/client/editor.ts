/**
 * The script of the question editor. The page works without it: its buttons send the form, which comes back changed. The
 * script sends the same form to the same place without leaving the page, keeps what is typed, and listens to the keyboard.
 */
import { all } from './delegate'
import { startDrawing } from './editor-draw'
import { startKeeping } from './editor-keep'
import { startKeys } from './editor-keys'
import { createWork } from './editor-work'

const page = all('[data-editor]')[0]
const form = page?.querySelector('form')
if (page && form instanceof HTMLFormElement) {
  const work = createWork(form, page.dataset.draftAction ?? '')
  for (const hidden of all('[data-editor-keys], [data-draw-row]', page)) hidden.hidden = false
  // The preview follows what is typed; its button is for pages without a script.
  for (const button of all('[data-preview]', form)) button.hidden = true

  document.addEventListener(
    'submit',
    (event) => {
      const button = event instanceof SubmitEvent ? event.submitter : null
      if (event.target !== form || !(button instanceof HTMLButtonElement) || button.name !== 'change') return
      // Before the page's own script, which would take the form for sent.
      event.preventDefault()
      work.change(button.value)
    },
    { capture: true },
  )
  form.addEventListener('change', (event) => {
    const control = event.target
    if (control instanceof HTMLInputElement && control.type === 'file' && control.files?.length) work.change('picture')
    else if (control instanceof Element && control.closest('[data-rerender]')) work.change('refresh')
  })
  form.addEventListener('input', () => work.previewSoon())
  startKeys(form, work)
  startDrawing(form, page, work)
  startKeeping(form, page, work)
}
