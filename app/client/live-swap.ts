import { all } from './delegate'

/**
 * Replaces the part with this id by its version in `fresh`, keeping what the person did to it: typed text, ticks, open
 * details, scroll, focus and selection. Returns the new part, or null when nothing was replaced.
 */
export function swap(id: string, fresh: Document): HTMLElement | null {
  const old = document.getElementById(id)
  const found = fresh.getElementById(id)
  if (!old || !found || old.querySelector(IN_USE)) return null
  for (const script of found.querySelectorAll('script')) script.remove()
  const part = document.importNode(found, true)
  if (part.isEqualNode(old)) return null
  keepDetails(old, part)
  keepFields(old, part)
  const focus = rememberFocus(old)
  const scrolled = all('*', old).map((element) => [element.scrollLeft, element.scrollTop] as const)
  old.replaceWith(part)
  for (const [index, element] of all('*', part).entries()) {
    const [left, top] = scrolled[index] ?? [0, 0]
    if (left !== 0 || top !== 0) element.scrollTo({ left, top, behavior: 'instant' })
  }
  focus?.(part)
  return part
}

/** A part is left alone while something in it is open or being sent. */
const IN_USE = `dialog[open], form[data-busy]${'popover' in HTMLElement.prototype ? ', :popover-open' : ''}`

/** Details are the same when their summaries are, in order. */
function keepDetails(old: HTMLElement, part: HTMLElement): void {
  const keyOf = keyMaker((details) => details.id || (details.querySelector('summary')?.textContent ?? ''))
  const open = new Map(all('details', old).map((details) => [keyOf(details), details.hasAttribute('open')]))
  const keyOfNew = keyMaker((details) => details.id || (details.querySelector('summary')?.textContent ?? ''))
  for (const details of all('details', part)) {
    const wasOpen = open.get(keyOfNew(details))
    if (wasOpen !== undefined) details.toggleAttribute('open', wasOpen)
  }
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
const CONTROLS = 'input, textarea, select'

/** Only what was changed by the person is carried over; the rest takes the server's value. */
function keepFields(old: HTMLElement, part: HTMLElement): void {
  const changed = new Map<string, Control>()
  const keyOf = keyMaker(controlKey)
  for (const control of all(CONTROLS, old) as Control[]) {
    const key = keyOf(control)
    if (isChanged(control)) changed.set(key, control)
  }
  const keyOfNew = keyMaker(controlKey)
  for (const control of all(CONTROLS, part) as Control[]) {
    const before = changed.get(keyOfNew(control))
    if (!before) continue
    if (control instanceof HTMLInputElement && before instanceof HTMLInputElement && isTick(control)) {
      control.checked = before.checked
    } else if (control.type !== 'file' && control.type !== 'hidden') control.value = before.value
  }
}

const controlKey = (control: HTMLElement) =>
  [
    control.tagName,
    control.id,
    control.getAttribute('name'),
    isTick(control) ? control.getAttribute('value') : '',
  ].join('|')

const isTick = (control: HTMLElement): boolean =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')

function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    return [...control.options].some((option) => option.selected !== option.defaultSelected)
  }
  if (control instanceof HTMLInputElement && isTick(control)) return control.checked !== control.defaultChecked
  return control.value !== control.defaultValue
}

/** Finds the focused element again by its id, else by its place among the same things with the same words. */
function rememberFocus(old: HTMLElement): ((part: HTMLElement) => void) | null {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || !old.contains(focused)) return null
  if (focused === old) return (part) => part.focus({ preventScroll: true })
  const peers = all(focused.tagName, old)
  const place = peers.indexOf(focused)
  const words = focused.textContent
  const selection = isText(focused) ? ([focused.selectionStart, focused.selectionEnd] as const) : null
  return (part) => {
    const candidates = all(focused.tagName, part)
    const again =
      (focused.id && part.querySelector<HTMLElement>(`#${CSS.escape(focused.id)}`)) ||
      (candidates[place]?.textContent === words
        ? candidates[place]
        : candidates.find((peer) => peer.textContent === words)) ||
      candidates[place]
    again?.focus({ preventScroll: true })
    if (again && selection && isText(again)) again.setSelectionRange(selection[0], selection[1])
  }
}

const isText = (element: HTMLElement): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && /^(text|search|url|tel|password)$/.test(element.type))

/** Keys of repeated things: the second “Details” is `Details#1`. */
function keyMaker(name: (element: HTMLElement) => string): (element: HTMLElement) => string {
  const seen = new Map<string, number>()
  return (element) => {
    const key = name(element)
    const count = seen.get(key) ?? 0
    seen.set(key, count + 1)
    return `${key}#${count}`
  }
}
