import { all, on } from './delegate'

const dirty = new Set<HTMLFormElement>()

/** Busy state, one sending at a time, a warning before leaving unsent work, filters that send themselves. */
export function startForms(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
    dirty.delete(form)
    if (form.method !== 'post' || form.hasAttribute('data-no-guard')) return
    if (form.hasAttribute('data-busy')) {
      event.preventDefault()
      return
    }
    makeBusy(form, event.submitter)
  })
  document.addEventListener('input', (event) => {
    const form = event.target instanceof Element && event.target.closest('form')
    if (form instanceof HTMLFormElement && form.hasAttribute('data-unsaved')) dirty.add(form)
  })
  document.addEventListener('rung:saved', ({ target }) => {
    if (target instanceof HTMLFormElement) dirty.delete(target)
  })
  addEventListener('beforeunload', (event) => {
    if ([...dirty].some((form) => form.isConnected)) event.preventDefault()
  })
  // A page that comes back from the browser's cache is not sending anything.
  addEventListener('pageshow', () => {
    for (const form of all('form[data-busy]')) if (form instanceof HTMLFormElement) makeIdle(form)
  })
  on('change', '[data-submit-on-change]', (control) => {
    if (control instanceof HTMLSelectElement) control.form?.requestSubmit()
  })
}

/** A download leaves the page standing; its form can be sent again after this long. */
const RELEASED_AFTER = 15_000

function makeBusy(form: HTMLFormElement, submitter: HTMLElement | null): void {
  form.dataset.busy = ''
  submitter?.setAttribute('aria-busy', 'true')
  const use = submitter?.querySelector('use')
  const icon = use?.getAttribute('href')
  if (use && icon) {
    use.setAttribute('data-idle', icon)
    use.setAttribute('href', icon.replace(/#.*/, '#i-loader-circle'))
  }
  setTimeout(makeIdle, RELEASED_AFTER, form)
}

function makeIdle(form: HTMLFormElement): void {
  form.removeAttribute('data-busy')
  for (const button of all('[aria-busy=true]', form)) button.removeAttribute('aria-busy')
  for (const use of form.querySelectorAll('use[data-idle]')) {
    use.setAttribute('href', use.getAttribute('data-idle') ?? '')
    use.removeAttribute('data-idle')
  }
}
