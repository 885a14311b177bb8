import { all } from './delegate'
import { swap } from './live-swap'

/** A draft is saved and checked when its author has rested this long, in milliseconds. */
const REST_MS = 900
const PARTS = ['draft-head', 'draft-checks', 'draft-saved']

/**
 * Saves a draft while it is filled in, and shows what is not right yet. It sends the form as its button does and takes
 * the parts that changed from the page that comes back. When somebody else has changed the draft it stops: the button
 * then says so, and nothing is overwritten silently.
 */
export function startDraftChecks(): void {
  const [form] = all('form[data-checks-draft]')
  if (!(form instanceof HTMLFormElement)) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSending = false
  let isStopped = false

  const rest = () => {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => void send(), REST_MS)
  }

  async function send(): Promise<void> {
    if (!(form instanceof HTMLFormElement) || form.hasAttribute('data-busy')) return
    if (isSending) return rest()
    isSending = true
    const sent = new FormData(form)
    try {
      const answer = await fetch(location.href, { method: 'post', body: sent, headers: { accept: 'text/html' } })
      if (answer.status === 409) isStopped = true
      if (!answer.ok) return
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const revision = fresh.querySelector<HTMLInputElement>('#draft-form [name=revision]')
      const own = form.querySelector<HTMLInputElement>('[name=revision]')
      if (!revision || !own) return
      own.value = revision.value
      for (const part of PARTS) swap(part, fresh)
      form.dispatchEvent(new CustomEvent('rung:saved', { bubbles: true }))
    } catch {
      // Without a connection the draft stays in the form; the next change tries again.
    } finally {
      isSending = false
    }
  }

  form.addEventListener('input', rest)
  form.addEventListener('submit', () => clearTimeout(timer))
}
