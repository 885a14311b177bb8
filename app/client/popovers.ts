import { all, on } from './delegate'

/** Menus in browsers without the popover API; the stylesheet shows what has `data-open`. */
export function startPopovers(): void {
  if ('popover' in HTMLElement.prototype) return
  const close = (except?: Element | null) => {
    for (const open of all('[popover][data-open]')) if (open !== except) open.removeAttribute('data-open')
  }
  on('click', '*', (_element, event) => {
    const target = event.target as Element
    const button = target.closest('[popovertarget]')
    const menu = button && document.getElementById(button.getAttribute('popovertarget') ?? '')
    if (!menu && target.closest('[popover]')) return
    close(menu)
    menu?.toggleAttribute('data-open')
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
  })
}
