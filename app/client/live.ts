import { all } from './delegate'
import { listen } from './live-connection'
import { wants } from './live-signal'
import { swap } from './live-swap'
import { showToast } from './toasts'

/**
 * When something changes that this page shows, its live parts (`data-live` with an id) are fetched again and replaced.
 * A hidden tab waits until someone looks at it. Pages of strangers (`data-made-at` is not set) hear nothing.
 */
export function startLive(onSwapped: (part: HTMLElement) => void): void {
  const madeAt = Number(document.documentElement.dataset.madeAt)
  if (!madeAt || all('[data-live]').length === 0 || !('EventSource' in window)) return
  const stale = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isFetching = false

  const soon = () => {
    clearTimeout(timer)
    if (stale.size > 0 && document.visibilityState === 'visible') timer = setTimeout(refresh, 150)
  }
  const refresh = async () => {
    if (isFetching) return
    isFetching = true
    const ids = [...stale]
    stale.clear()
    try {
      const fresh = await fetchPage()
      for (const id of ids) {
        const part = fresh && swap(id, fresh)
        if (part) onSwapped(part)
      }
    } catch {
      // Offline: the next signal, or the connection's return, asks again.
    }
    isFetching = false
    soon()
  }

  listen(
    madeAt,
    (signal) => {
      const parts = all('[data-live]').filter((part) => wants(part.dataset.live ?? '', signal))
      if (parts.length === 0) return
      for (const part of parts) if (part.id) stale.add(part.id)
      // What happened just before this page was made is heard again to be safe; the page it happened on has said it.
      const isNews = signal.at >= madeAt
      if (isNews && signal.data?.toast && document.visibilityState === 'visible') showToast(signal.data.toast)
      soon()
    },
    () => {
      for (const part of all('[data-live][id]')) stale.add(part.id)
      soon()
    },
  )
  document.addEventListener('visibilitychange', soon)
}

/** This page as it is now, or null when it has become another one (signed out, moved). */
async function fetchPage(): Promise<Document | null> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' })
  if (!answer.ok || new URL(answer.url).pathname !== location.pathname) return null
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}
