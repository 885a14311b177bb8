import { on } from './delegate'
import { showToast } from './toasts'

/** `data-copy` puts its text on the clipboard and says so. */
export function startCopy(): void {
  on('click', '[data-copy]', (button, event) => {
    event.preventDefault()
    navigator.clipboard?.writeText(button.dataset.copy ?? '').then(
      () => {
        showToast({ kind: 'success', message: button.dataset.copied ?? '' }, 2500)
        mark(button)
      },
      () => {
        // Refused by the browser: the text stands beside the button.
      },
    )
  })
}

function mark(button: HTMLElement): void {
  const use = button.querySelector('use')
  const icon = use?.getAttribute('href')
  if (!use || !icon || button.hasAttribute('data-done')) return
  button.dataset.done = ''
  use.setAttribute('href', icon.replace(/#.*/, '#i-check'))
  setTimeout(() => {
    delete button.dataset.done
    use.setAttribute('href', icon)
  }, 2500)
}
