import { fillIn } from '~/areas/exams/delivery/fill-in'
import { all, on } from './delegate'

/**
 * Ordering: a list whose items are moved by buttons, or dragged, in front of the form's places. The places stay what is
 * read and sent; the list only fills them.
 */
export function startOrdering(of: {
  changed: (section: HTMLElement) => void
  number: (value: number) => string
}): void {
  const commit = (list: HTMLElement) => {
    writePlaces(list)
    const section = list.closest<HTMLElement>('[data-item]')
    if (section) of.changed(section)
  }
  const say = (part: HTMLElement) => {
    const list = part.parentElement
    const voice = list?.parentElement?.querySelector('[data-voice]')
    if (!list || !voice) return
    voice.textContent = fillIn(list.dataset.said ?? '', {
      item: wordsOf(part),
      place: of.number([...list.children].indexOf(part) + 1),
      of: of.number(list.children.length),
    })
  }

  on('click', '[data-move]', (button) => {
    const part = button.closest<HTMLElement>('[data-part]')
    const list = part?.parentElement
    const isUp = button.dataset.move === 'up'
    const other = isUp ? part?.previousElementSibling : part?.nextElementSibling
    if (!part || !list || !other) return
    if (isUp) other.before(part)
    else other.after(part)
    commit(list)
    say(part)
    // The button went with its item; at an end the other one of the pair takes the focus.
    const again = button.hasAttribute('disabled')
      ? part.querySelector<HTMLElement>('[data-move]:not([disabled])')
      : button
    again?.focus()
  })
  on('click', '[data-keep-order]', (button) => {
    const list = button.closest('[data-movable]')?.querySelector<HTMLElement>('.movables')
    if (!list) return
    commit(list)
    list.querySelector<HTMLElement>('[data-move]:not([disabled])')?.focus()
  })

  let dragged: HTMLElement | null = null
  on('dragstart', '[data-part]', (part, event) => {
    dragged = part
    part.classList.add('is-dragged')
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
  })
  on('dragover', '[data-part]', (part, event) => {
    if (!dragged || dragged.parentElement !== part.parentElement) return
    event.preventDefault()
    if (part === dragged) return
    const { top, height } = part.getBoundingClientRect()
    if (event.clientY < top + height / 2) part.before(dragged)
    else part.after(dragged)
  })
  on('dragend', '[data-part]', (part) => {
    part.classList.remove('is-dragged')
    dragged = null
    if (part.parentElement && !part.closest('fieldset[disabled]')) commit(part.parentElement)
  })
}

/** Shows the list instead of the places, in the order that the places hold. */
export function showOrder(section: HTMLElement): void {
  for (const group of all('[data-ordering]', section)) {
    const places = group.querySelector<HTMLElement>('[data-places]')
    const movable = group.querySelector<HTMLElement>('[data-movable]')
    const list = movable?.querySelector<HTMLElement>('.movables')
    if (!places || !movable || !list) continue
    places.hidden = true
    movable.hidden = false
    for (const part of partsOf(list)) part.draggable = true
    if (!movable.querySelector('[data-voice]')) {
      const voice = document.createElement('p')
      voice.className = 'sr'
      voice.setAttribute('role', 'status')
      voice.dataset.voice = ''
      movable.append(voice)
    }
    const order = selectsOf(group).map((select) => select.value)
    const known = partsOf(list).filter((part) => order.includes(part.dataset.part ?? ''))
    known.sort((a, b) => order.indexOf(a.dataset.part ?? '') - order.indexOf(b.dataset.part ?? ''))
    list.prepend(...known)
    paint(list)
  }
}

function writePlaces(list: HTMLElement): void {
  const parts = partsOf(list)
  const group = list.closest('[data-ordering]')
  for (const [index, select] of (group ? selectsOf(group) : []).entries())
    select.value = parts[index]?.dataset.part ?? ''
  paint(list)
}

function paint(list: HTMLElement): void {
  for (const part of partsOf(list)) {
    part.querySelector('[data-move=up]')?.toggleAttribute('disabled', part.previousElementSibling === null)
    part.querySelector('[data-move=down]')?.toggleAttribute('disabled', part.nextElementSibling === null)
  }
  const group = list.closest('[data-ordering]')
  const keep = group?.querySelector<HTMLElement>('[data-keep-order]')
  if (group && keep) keep.hidden = selectsOf(group).some(({ value }) => value !== '')
}

const partsOf = (list: Element): HTMLElement[] => all('[data-part]', list)
const selectsOf = (group: Element): HTMLSelectElement[] => [...group.querySelectorAll('select')]
const wordsOf = (part: HTMLElement): string => part.querySelector('.movable-words')?.textContent?.trim() ?? ''
