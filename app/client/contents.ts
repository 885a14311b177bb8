import { all } from './delegate'

/** Marks in “On this page” where the reader is. Begins with the first scroll. */
export function startContents(): void {
  let isWaiting = false
  document.addEventListener(
    'scroll',
    () => {
      if (isWaiting) return
      isWaiting = true
      requestAnimationFrame(() => {
        isWaiting = false
        mark()
      })
    },
    { passive: true },
  )
}

function mark(): void {
  const links = all('[data-toc] a')
  const tops = links.map((link) => targetOf(link)?.getBoundingClientRect().top)
  const current = tops.findLastIndex((top) => top !== undefined && top <= 120)
  for (const [index, link] of links.entries()) {
    if (index === current) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
}

const targetOf = (link: HTMLElement): HTMLElement | null =>
  link instanceof HTMLAnchorElement ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null
