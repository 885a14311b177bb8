import type { AttemptScript } from '~/areas/exams/delivery/attempt-script'
import { isPlainClick, on } from './delegate'

/**
 * Leads from page to page of an attempt, by the buttons of its form, the cells of the navigator and the browser's own
 * buttons. Pages that stay behind are left through the server, others are shown and hidden here.
 */
export function startTurning(
  form: HTMLFormElement,
  of: {
    data: AttemptScript
    /** goes on as soon as everything is saved */
    leaveFor: (url: string, go: () => void) => Promise<void>
    /** @returns whether another page is shown now */
    showPage: (page: number) => boolean
    /** a button that asks the server about one question */
    check: (button: HTMLButtonElement) => void
  },
): void {
  const { data, leaveFor } = of
  const { urls } = data

  function turnTo(page: number, focus: string, remember: boolean): void {
    if (page < 1 || page > data.pages.length) return
    if (of.showPage(page)) {
      if (remember) history.pushState(null, '', `?page=${page}`)
      scrollTo({ top: 0, behavior: 'instant' })
    }
    const place = document.getElementById(focus)
    place?.focus({ preventScroll: focus === 'main' })
    if (focus !== 'main') place?.closest('section')?.scrollIntoView({ behavior: 'instant' })
  }

  /** The server leaves this page behind and sends the next: the form goes as it does without a script. */
  function goForward(page: string): void {
    const go = document.createElement('input')
    go.type = 'hidden'
    go.name = 'go'
    go.value = page
    form.append(go)
    form.submit()
  }

  const toReview = () => void leaveFor(urls.review, () => location.assign(urls.review))

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null
    if (button?.dataset.check !== undefined || button?.dataset.removeFile !== undefined) of.check(button)
    else if (button?.value === 'review') toReview()
    else if (button?.dataset.turn && data.isForwardOnly) void leaveFor(urls.attempt, () => goForward(button.value))
    else if (button?.dataset.turn) turnTo(Number(button.value), 'main', true)
  })
  on('click', `a[href="${urls.review}"]`, (_link, event) => {
    if (!isPlainClick(event)) return
    event.preventDefault()
    toReview()
  })
  on('click', 'a.q[data-question]', (cell, event) => {
    const item = data.items.find(({ number }) => String(number) === cell.dataset.question)
    if (!item || !isPlainClick(event)) return
    event.preventDefault()
    turnTo(item.page, `q${item.number}-title`, true)
  })
  addEventListener('popstate', () => {
    if (!data.isForwardOnly && !location.hash)
      turnTo(Number(new URLSearchParams(location.search).get('page') ?? 1), 'main', false)
  })
}
