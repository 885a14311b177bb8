import { parseSignal, type Signal } from './live-signal'

const NAME = 'rung-live'
/** A page that does not listen itself by then asks the tab that does for what it heard lately. All in milliseconds. */
const HELLO_AFTER_MS = 250
const RECENT_MS = 10_000
/** Of a page older than this the server does not say what it missed: it reads itself anew. */
const LONG_AGO_MS = 50 * 60_000

/**
 * One connection to `/live` for all tabs of the browser (a browser opens few to one host): the tab that holds the lock
 * listens and tells the others. A page hears each signal once, those between its making (`madeAt`, epoch milliseconds)
 * and its first listening too. Calls `onGap` when signals may have been missed.
 */
export function listen(madeAt: number, onSignal: (signal: Signal) => void, onGap: () => void): void {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(NAME) : null
  const heard = new Set<number>()
  const recent: { text: string; at: number }[] = []
  let isListening = false

  const receive = (text: unknown) => {
    if (text === GAP) return onGap()
    const signal = typeof text === 'string' ? parseSignal(text) : null
    if (!signal || heard.has(signal.seq)) return
    heard.add(signal.seq)
    onSignal(signal)
  }
  const tell = (text: string) => {
    while (recent[0] && recent[0].at < performance.now() - RECENT_MS) recent.shift()
    recent.push({ text, at: performance.now() })
    receive(text)
    channel?.postMessage(text)
  }
  channel?.addEventListener('message', ({ data }) => {
    if (data !== HELLO) receive(data)
    else if (isListening) for (const { text } of recent) channel.postMessage(text)
  })

  let leave: AbortController | undefined
  const join = () => {
    leave = new AbortController()
    const { signal } = leave
    const lead = async () => {
      isListening = true
      await connect(`/live?since=${madeAt}`, { tell, left: signal, isGap: performance.now() > LONG_AGO_MS })
      isListening = false
    }
    if (!channel || !navigator.locks) return void lead()
    navigator.locks.request(NAME, { signal }, lead).catch(() => {})
    setTimeout(() => {
      if (!isListening) channel.postMessage(HELLO)
    }, HELLO_AFTER_MS)
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
const HELLO = 'hello'

type Connection = { tell: (text: string) => void; left: AbortSignal; isGap: boolean }

/** Settles when the page leaves or the server refuses for good (signed out). */
function connect(url: string, { tell, left, isGap }: Connection): Promise<void> {
  return new Promise((resolve) => {
    const source = new EventSource(url)
    let wasLost = isGap
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
