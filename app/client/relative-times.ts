import { createFormatter } from '~/i18n/format'
import { all } from './delegate'

/** Keeps “3 minutes ago” true while the page stands. */
export function startRelativeTimes(): void {
  setInterval(refresh, 30_000)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') refresh()
  })
}

function refresh(): void {
  const format = createFormatter(document.documentElement.lang || 'en', 'UTC')
  for (const time of all('time[data-relative]')) {
    const at = time instanceof HTMLTimeElement ? Date.parse(time.dateTime) : Number.NaN
    if (Number.isNaN(at)) continue
    const words = format.relative(at, Date.now())
    if (time.textContent !== words) time.textContent = words
  }
}
