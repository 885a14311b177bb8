import { isPlainClick, on } from './delegate'
import { parseRecent, type RecentPage, remember } from './recent-pages'
import { move, parseResults, type SearchGroup, SHORTEST } from './search-results'
import { read, write } from './storage'

const RECENT = 'recent-pages'

/** The command palette: Ctrl or ⌘ K, or any search button. Strangers have none, and leave no list of pages behind. */
export function startPalette(): void {
  const dialog = document.getElementById('palette')
  const input = dialog?.querySelector('input')
  const list = document.getElementById('palette-list')
  if (!(dialog instanceof HTMLDialogElement) || !input || !list) {
    write('localStorage', RECENT, null)
    return
  }
  const earlier = parseRecent(read('localStorage', RECENT))
  write('localStorage', RECENT, JSON.stringify(remember(earlier, thisPage())))
  const palette = makePalette(
    dialog,
    input,
    list,
    earlier.filter((page) => page.href !== thisPage().href),
  )

  on('click', '[data-palette-open]', (_opener, event) => {
    if (!isPlainClick(event)) return
    event.preventDefault()
    palette.open()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    if (dialog.open) dialog.close()
    else palette.open()
  })
}

function makePalette(dialog: HTMLDialogElement, input: HTMLInputElement, list: HTMLElement, recent: RecentPage[]) {
  const note = dialog.querySelector('.palette-note')
  let chosen = -1
  let asking: AbortController | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined

  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')]
  const choose = (index: number) => {
    chosen = index
    for (const [place, option] of options().entries()) option.setAttribute('aria-selected', String(place === index))
    const option = options()[index]
    if (option) {
      input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else input.removeAttribute('aria-activedescendant')
  }
  const show = (groups: SearchGroup[], words: string) => {
    list.replaceChildren(...groups.map(drawGroup))
    input.setAttribute('aria-expanded', String(groups.length > 0))
    if (note) note.textContent = words
    choose(-1)
  }
  const showRecent = () =>
    show(recent.length > 0 ? [{ title: dialog.dataset.recent ?? '', items: recent }] : [], dialog.dataset.hint ?? '')
  const ask = async () => {
    asking?.abort()
    const text = input.value.trim()
    if (text.length < SHORTEST) return showRecent()
    asking = new AbortController()
    try {
      const answer = await fetch(`/search.json?q=${encodeURIComponent(text)}`, { signal: asking.signal })
      if (!answer.ok) throw new Error(String(answer.status))
      const groups = parseResults(await answer.json())
      show(groups, groups.length > 0 ? '' : (dialog.dataset.empty ?? ''))
      if (groups.length > 0) choose(0)
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) show([], dialog.dataset.failed ?? '')
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, 120)
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const to = move(event.key, chosen, options().length)
    if (to !== null) {
      event.preventDefault()
      choose(to)
    } else if (event.key === 'Enter' && options()[chosen]) {
      event.preventDefault()
      options()[chosen]?.click()
    }
  })
  return {
    open() {
      input.value = ''
      showRecent()
      if (!dialog.open) dialog.showModal()
      input.focus()
    },
  }
}

function drawGroup(group: SearchGroup, place: number): HTMLElement {
  const box = document.createElement('div')
  const title = document.createElement('p')
  title.id = `palette-group-${place}`
  title.textContent = group.title
  box.setAttribute('role', 'group')
  box.setAttribute('aria-labelledby', title.id)
  box.append(
    title,
    ...group.items.map((item, index) => {
      const option = document.createElement('a')
      option.className = 'palette-item'
      option.id = `palette-option-${place}-${index}`
      option.href = item.href
      option.tabIndex = -1
      option.setAttribute('role', 'option')
      option.append(words('span', '', item.title))
      if ('meta' in item && item.meta) option.append(words('span', 'meta', item.meta))
      return option
    }),
  )
  return box
}

function words(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.dir = 'auto'
  element.textContent = text
  return element
}

const thisPage = (): RecentPage => ({
  href: location.pathname + location.search,
  title: document.title.split(' · ')[0] ?? document.title,
})
