import type { AttemptScript, ScriptItem } from '~/areas/exams/delivery/attempt-script'
import { fillIn } from '~/areas/exams/delivery/fill-in'
import { type LineLook, quietFor } from './attempt-line'
import { all } from './delegate'

const ICONS: Record<LineLook, string> = { saved: 'check', saving: 'loader-circle', offline: 'cloud-off' }

export type ItemState = 'saved' | 'saving' | 'kept' | 'late' | 'unreadable'
/** What the navigator and the figures show of a question. */
export type Shown = Pick<ScriptItem, 'id' | 'number'> & { answered: boolean; flagged: boolean }

/** Everything the attempt's script writes into the page. */
export function createScreen({ words, locale, timeZone, pages, others }: AttemptScript) {
  const numbers = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale)
  const times = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const percents = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, { style: 'percent' })
  const number = (value: number) => numbers.format(value)
  const time = (at: number) => times.format(at)
  const speak = createSpeaker()

  return {
    number,
    time,
    percent: (share: number) => percents.format(share),

    line({ look, text }: { look: LineLook; text: string }): void {
      const line = document.getElementById('saved-state')
      const place = line?.querySelector('span')
      if (!line || !place || (place.textContent === text && line.dataset.state === look)) return
      line.dataset.state = look
      line.classList.toggle('is-off', look === 'offline')
      // The visible line changes at once; readers hear it through the quiet one.
      line.setAttribute('aria-live', 'off')
      setIcon(line, ICONS[look])
      place.textContent = text
      speak(text)
    },

    item(id: string, state: ItemState, at?: number): void {
      const place = sectionOf(id)?.querySelector<HTMLElement>('[data-item-state]')
      const text = place?.querySelector('span')
      if (!place || !text) return
      const isGood = state === 'saved' || state === 'saving'
      place.hidden = false
      place.className = state === 'saved' ? 'good' : isGood ? '' : 'kept'
      setIcon(place, state === 'saved' ? 'check' : state === 'saving' ? 'loader-circle' : 'cloud-off')
      const moment = at === undefined ? '' : time(at)
      text.textContent = fillIn(
        {
          saved: words.itemSaved,
          saving: words.itemSaving,
          kept: words.itemKept,
          late: words.itemLate,
          unreadable: words.itemUnreadable,
        }[state],
        { time: moment },
      )
    },

    readBack(id: string, text: string): void {
      const place = sectionOf(id)?.querySelector('[data-read-back]')
      if (place && place.textContent !== text) place.textContent = text
    },

    figures(items: readonly Shown[]): void {
      const answered = others.answered + items.filter((item) => item.answered).length
      const flagged = others.flagged + items.filter((item) => item.flagged).length
      const total = others.total + items.length
      const values = { answered: number(answered), total: number(total), flagged: number(flagged) }
      setText(document.getElementById('exam-counts'), fillIn(flagged > 0 ? words.countsFlagged : words.counts, values))
      const bar = document.getElementById('exam-progress')
      if (bar instanceof HTMLProgressElement) {
        bar.value = answered
        bar.setAttribute('aria-label', fillIn(words.progress, values))
      }
      const share = document.querySelector('.exam-foot a[href="#questions"]')?.lastChild
      if (share) share.textContent = fillIn(words.share, values)
    },

    cell({ number: place, answered, flagged }: Shown): void {
      const cell = document.querySelector(`a.q[data-question="${place}"]`)
      const state = [...(cell?.querySelectorAll('.sr') ?? [])].at(-1)
      if (!cell || !state) return
      cell.classList.toggle('is-done', answered)
      cell.classList.toggle('is-flag', flagged)
      const { cell: cells } = words
      if (answered) state.textContent = flagged ? cells.answeredFlagged : cells.answered
      else state.textContent = flagged ? cells.openFlagged : cells.open
    },

    /** Shows a page of the form and names it everywhere; the others are neither seen nor sent. */
    page(shown: number, items: readonly ScriptItem[], isReadOnly: boolean): void {
      const page = pages[shown - 1]
      const before = pages[currentPage() - 1]
      if (!page || !before) return
      for (const part of all('[data-page]')) {
        const isShown = part.dataset.page === String(shown)
        part.hidden = !isShown
        part.toggleAttribute('disabled', !isShown || isReadOnly)
      }
      document.title = document.title.replace(before.title, page.title)
      setText(document.querySelector('#main h1'), page.heading)
      for (const item of items) {
        const cell = document.querySelector(`a.q[data-question="${item.number}"]`)
        if (item.page === shown && pages.length > 1) cell?.setAttribute('aria-current', 'true')
        else cell?.removeAttribute('aria-current')
      }
      const [previous, next] = [pages[shown - 2], pages[shown]]
      turn('previous', previous ? String(previous.number) : null, previous?.label ?? '')
      turn('next', next ? String(next.number) : 'review', next?.label ?? null)
    },

    callout(title: string | null, text = '', icon = 'cloud-off', canTakeOver = false): void {
      const box = document.getElementById('attempt-callout')
      if (!box) return
      const form = box.querySelector<HTMLElement>('form')
      if (form) form.hidden = !canTakeOver
      if (title === null) {
        box.hidden = true
        return
      }
      box.hidden = false
      setIcon(box, icon)
      setText(box.querySelector('[data-callout-title]'), title)
      setText(box.querySelector('[data-callout-text]'), text)
    },

    submitState: (text: string) => setText(document.getElementById('submit-state'), text),

    notice: (text: string) => setText(document.getElementById('attempt-notice'), text),

    readOnly(): void {
      for (const part of all('[data-page]')) part.setAttribute('disabled', '')
      for (const button of all('[data-flag], [data-review], #submission button')) button.setAttribute('disabled', '')
    },
  }
}

export type Screen = ReturnType<typeof createScreen>

export const sectionOf = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`)

export const currentPage = (): number =>
  Number(document.querySelector<HTMLElement>('[data-page]:not([hidden])')?.dataset.page ?? 1)

function turn(which: 'previous' | 'next', value: string | null, label: string | null): void {
  const button = document.querySelector<HTMLButtonElement>(`[data-turn=${which}]`)
  if (!button) return
  button.hidden = value === null
  button.value = value ?? ''
  setText(button.querySelector('span'), label ?? button.dataset.lastWords ?? '')
}

function setText(place: Element | null, text: string): void {
  if (place instanceof HTMLElement) {
    place.hidden = text === ''
    if (place.textContent !== text) place.textContent = text
  }
}

function setIcon(place: Element, name: string): void {
  const use = place.querySelector('use')
  use?.setAttribute('href', (use.getAttribute('href') ?? '').replace(/#.*/, `#i-${name}`))
}

/** A line only readers meet; it speaks at most every few seconds, and then the newest words. */
function createSpeaker(): (text: string) => void {
  const voice = document.createElement('p')
  voice.className = 'sr'
  voice.setAttribute('role', 'status')
  document.getElementById('main')?.append(voice)
  let spokenAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  return (text) => {
    clearTimeout(timer)
    timer = setTimeout(
      () => {
        spokenAt = performance.now()
        voice.textContent = text
      },
      quietFor(spokenAt, performance.now()),
    )
  }
}
