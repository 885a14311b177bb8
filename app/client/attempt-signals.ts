/** How often something happened and since when, in milliseconds of the page's own clock. */
type Noted = { kind: 'focus-lost' | 'paste'; count: number; since: number }

const EVERY_MS = 20_000

/**
 * Tells the server that the page lost the focus or that something was pasted: how often and when, never what. The start
 * page says so. Signals are not worth a retry; what does not get through is told with the next ones.
 */
export function startSignals(url: string): void {
  let noted: Noted[] = []
  const note = (kind: Noted['kind']) => {
    const known = noted.find((one) => one.kind === kind)
    if (known) known.count++
    else noted.push({ kind, count: 1, since: performance.now() })
  }
  const tell = async (isLeaving = false) => {
    if (noted.length === 0) return
    const told = noted
    noted = []
    const body = JSON.stringify({
      signals: told.map(({ kind, count, since }) => ({ kind, count, ago: Math.round(performance.now() - since) })),
    })
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive: isLeaving,
      redirect: 'manual',
    }).catch(() => null)
    if (answer === null || answer.status >= 500) noted = [...told, ...noted]
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') note('focus-lost')
  })
  addEventListener('blur', () => {
    // A window that is hidden loses the focus too; that is one loss.
    if (document.visibilityState === 'visible') note('focus-lost')
  })
  document.addEventListener('paste', ({ target }) => {
    if (target instanceof Element && target.closest('[data-item]')) note('paste')
  })
  setInterval(() => void tell(), EVERY_MS)
  addEventListener('pagehide', () => void tell(true))
}
