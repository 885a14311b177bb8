import { all } from './delegate'
import { neighbour } from './neighbour'

/** Turns the panels of `data-tabs` into a tablist with roving focus (WAI-ARIA Authoring Practices, tabs). */
export function enhanceTabs(root: ParentNode = document): void {
  // A page that React takes over brings its own tabs.
  if (document.documentElement.hasAttribute('data-hydrate')) return
  for (const set of all('[data-tabs]', root)) if (!set.querySelector(':scope > [role=tablist]')) build(set)
}

function build(set: HTMLElement): void {
  const panels = all(':scope > [data-tab]', set)
  const list = document.createElement('div')
  list.className = set.dataset.tabsSize === 'sm' ? 'tabs tabs-sm' : 'tabs'
  list.setAttribute('role', 'tablist')
  list.setAttribute('aria-label', set.dataset.tabs ?? '')
  const tabs = panels.map((panel) => {
    const name = panel.querySelector('.tab-name')
    const tab = document.createElement('button')
    tab.type = 'button'
    tab.id = name?.id ?? ''
    tab.textContent = name?.textContent ?? ''
    tab.setAttribute('role', 'tab')
    tab.setAttribute('aria-controls', panel.id)
    name?.remove()
    panel.setAttribute('role', 'tabpanel')
    panel.tabIndex = 0
    return tab
  })
  const choose = (chosen: number) => {
    for (const [index, tab] of tabs.entries()) {
      tab.setAttribute('aria-selected', String(index === chosen))
      tab.tabIndex = index === chosen ? 0 : -1
      panels[index]?.toggleAttribute('hidden', index !== chosen)
    }
  }
  list.addEventListener('click', (event) => {
    const index = tabs.indexOf(event.target as HTMLButtonElement)
    if (index >= 0) choose(index)
  })
  list.addEventListener('keydown', (event) => {
    const from = tabs.indexOf(event.target as HTMLButtonElement)
    const to = neighbour(event.key, from, tabs.length, getComputedStyle(list).direction === 'rtl')
    if (to === null) return
    event.preventDefault()
    choose(to)
    tabs[to]?.focus()
  })
  list.append(...tabs)
  set.prepend(list)
  const target = location.hash ? document.getElementById(location.hash.slice(1)) : null
  choose(Math.max(0, target ? panels.findIndex((panel) => panel.contains(target)) : 0))
}
