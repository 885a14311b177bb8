import { parseSignal, type Signal } from './live-signal'

const NAME = 'rung-live'

/**
 * One connection to `/live` for all tabs of the browser (a browser opens few to one host): the tab that holds the lock
 * listens and tells the others. Calls `onGap` when signals may have been missed.
 */
export function listen(onSignal: (signal: Signal) => void, onGap: () => void): void {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(NAME) : null
  const receive = (text: unknown) => {
    const signal = typeof text === 'string' ? parseSignal(text) : null
    if (signal) onSignal(signal)
    else if (text === GAP) onGap()
  }
  channel?.addEventListener('message', (event) => receive(event.data))
  const tell = (text: string) => {
    receive(text)
    channel?.postMessage(text)
  }

  let leave: AbortController | undefined
  const join = () => {
    leave = new AbortController()
    const { signal } = leave
    const lead = () => connect(tell, signal)
    if (channel && navigator.locks) navigator.locks.request(NAME, { signal }, lead).catch(() => {})
    else void lead()
  }
  join()
  // A page in the browser's cache may hold neither a lock nor a connection.
  addEventListener('pagehide', () => leave?.abort())
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    join()
    onGap()
  })
}

const GAP = 'gap'

/** Settles when the page leaves or the server refuses for good (signed out). */
function connect(tell: (text: string) => void, left: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const source = new EventSource('/live')
    let wasLost = false
    const end = () => {
      source.close()
      resolve()
    }
    source.addEventListener('message', (event) => tell(String(event.data)))
    source.addEventListener('open', () => {
      if (wasLost) tell(GAP)
      wasLost = false
    })
    source.addEventListener('error', () => {
      wasLost = true
      if (source.readyState === EventSource.CLOSED) end()
    })
    left.addEventListener('abort', end)
  })
}
