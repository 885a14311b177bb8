import type { AttemptWords } from '~/areas/exams/delivery/attempt-script'
import { swap } from './live-swap'

/**
 * Buttons of the form that the server answers with the page: checking an answer, asking for a hint, taking a file back.
 * With a script the answer's question is put in place of the old one, and the rest of the page stays as it is.
 */
export function startChecks(of: {
  words: Pick<AttemptWords, 'checking' | 'checkFailed'>
  /** the address of the attempt; an answer from anywhere else is another page */
  home: string
  /** settles when everything that was answered is saved */
  drained: () => Promise<void>
  replaced: (section: HTMLElement) => void
  notice: (text: string) => void
}) {
  /** A part of the page by its id, as it is in this document. */
  function show(section: HTMLElement, html: string): HTMLElement {
    const fresh = new DOMParser().parseFromString(html, 'text/html')
    const part = swap(section.id, fresh) ?? section
    of.notice(fresh.getElementById('attempt-trouble')?.textContent?.trim() ?? '')
    of.replaced(part)
    return part
  }

  async function send(button: HTMLButtonElement): Promise<void> {
    const section = button.closest<HTMLElement>('[data-item]')
    const form = button.form
    if (!section || !form || button.getAttribute('aria-busy') === 'true') return
    button.setAttribute('aria-busy', 'true')
    of.notice(of.words.checking)
    await of.drained()
    const body = new FormData(form)
    if (button.name) body.append(button.name, button.value)
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name)
    const answer = await fetch(button.formAction, { method: 'POST', body, headers: { accept: 'text/html' } }).catch(
      () => null,
    )
    button.removeAttribute('aria-busy')
    if (answer === null || (!answer.ok && answer.status !== 422 && answer.status !== 409))
      return of.notice(of.words.checkFailed)
    const { pathname } = new URL(answer.url)
    if (pathname !== of.home && !pathname.startsWith(`${of.home}/items/`)) return location.assign(answer.url)
    const part = show(section, await answer.text())
    const place = part.querySelector<HTMLElement>('[data-last-try]') ?? part.querySelector<HTMLElement>('h2')
    place?.focus()
  }

  return {
    send,
    async refresh(section: HTMLElement): Promise<void> {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null)
      if (answer?.ok) show(section, await answer.text())
    },
  }
}
