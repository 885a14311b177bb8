import { all, on } from './delegate'

/** Changes the appearance at once; the server remembers the choice. */
export function startTheme(): void {
  on('click', '[data-theme-choice]', (button, event) => {
    if (!(button instanceof HTMLButtonElement) || !button.form) return
    event.preventDefault()
    const { form, name, value } = button
    apply(value)
    for (const choice of all('[data-theme-choice]', form)) {
      choice.setAttribute('aria-pressed', String(choice instanceof HTMLButtonElement && choice.value === value))
    }
    const body = new URLSearchParams({ [name]: value, next: location.pathname })
    fetch(form.action, { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => {
      // The cookie keeps the choice in this browser.
    })
  })
}

function apply(theme: string): void {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `theme=${encodeURIComponent(theme)}; path=/; max-age=31536000; samesite=lax${secure}`
}
