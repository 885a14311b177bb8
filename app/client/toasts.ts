import { all, on } from './delegate'

export type ToastMessage = {
  kind?: 'success' | 'info' | 'warn'
  message: string
  /** A path of this site. */
  href?: string
  label?: string
}

const SHOWN_FOR = 8000

/** Lets messages go after a while, unless someone is at them; warnings stay. */
export function startToasts(): void {
  on('click', '[data-toast-close]', (button) => button.closest('.toast')?.remove())
  for (const toast of all('#toasts > .toast')) if (!toast.querySelector('.icon.warn')) letGo(toast, SHOWN_FOR)
}

/** Shows a message in the corner. Its text is text: nothing in it becomes markup. */
export function showToast({ kind = 'info', message, href, label }: ToastMessage, shownFor = SHOWN_FOR): void {
  const template = document.getElementById(`toast-${kind}`)
  const toast = template?.firstElementChild?.cloneNode(true)
  const words = toast instanceof HTMLElement && toast.querySelector('[data-toast-message]')
  if (!words) return
  words.textContent = message
  if (href && label && isOwnPath(href)) {
    const link = document.createElement('a')
    link.className = 'btn btn-sm'
    link.href = href
    link.textContent = label
    toast.insertBefore(link, toast.querySelector('[data-toast-close]'))
  }
  template?.parentElement?.append(toast)
  if (kind !== 'warn') letGo(toast, shownFor)
}

/** A path of this site and nothing that a browser would read as another one. */
export const isOwnPath = (href: string): boolean => /^\/(?![/\\])[^\\]*$/.test(href)

function letGo(toast: HTMLElement, after: number): void {
  setTimeout(() => {
    if (toast.matches(':hover, :focus-within')) letGo(toast, 2000)
    else toast.remove()
  }, after)
}
