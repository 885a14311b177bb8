import { useEffect } from 'react'

/** A heading that has stood at the top for this long is where the reader is, in milliseconds. */
const SETTLED_MS = 3_000
/** From the top of the window, in pixels: below the bar, above what is being read. */
const READING_LINE = 140

/**
 * Keeps the reader's place: the heading that was passed last. Told when the reader stays somewhere, and when the page is
 * left; `sendBeacon` outlives the page.
 */
export function usePlace(url: string, headings: readonly { id: string }[]): void {
  useEffect(() => {
    let told: string | null = null
    let settle: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      const place = placeNow(headings)
      if (place === told) return
      const isSent = navigator.sendBeacon(url, new URLSearchParams({ place: place ?? '' }))
      if (isSent) told = place
    }
    const onScroll = () => {
      clearTimeout(settle)
      settle = setTimeout(tell, SETTLED_MS)
    }
    const onHidden = () => {
      if (document.visibilityState === 'hidden') tell()
    }
    window.addEventListener('scroll', onScroll, { passive: true })
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      clearTimeout(settle)
      window.removeEventListener('scroll', onScroll)
      document.removeEventListener('visibilitychange', onHidden)
    }
  }, [url, headings])
}

function placeNow(headings: readonly { id: string }[]): string | null {
  const passed = headings.findLast(({ id }) => {
    const heading = document.getElementById(id)
    return heading !== null && heading.getBoundingClientRect().top <= READING_LINE
  })
  return passed?.id ?? null
}
