import { announcement, clockText } from '~/ui/clock'
import { countdown } from './countdown'
import { all, on } from './delegate'
import { read, write } from './storage'

const HIDDEN = 'timer-hidden'

/**
 * Counts `data-timer` (milliseconds left when the server answered) down by the browser's monotonic clock. Others may set
 * it right by the event `rung:time-left` with the milliseconds as detail; at zero it sends `rung:time-up`.
 */
export function startTimers(): void {
  const timer = all('[data-timer]')[0]
  const face = timer?.querySelector('[data-timer-face]')
  const voice = timer?.querySelector<HTMLElement>('[data-timer-say]')
  if (!timer || !face || !voice) return
  const clock = countdown(Number(timer.dataset.timer), answeredAt())
  let before = Number(timer.dataset.timer)

  const tick = () => {
    const left = clock.at(performance.now())
    const text = clockText(left, document.documentElement.lang)
    if (face.textContent !== text) face.textContent = text
    const minutes = announcement(before, left)
    if (minutes !== null) voice.textContent = voice.getAttribute(`data-say-${minutes}`)
    if (minutes === 0) document.dispatchEvent(new CustomEvent('rung:time-up'))
    before = left
  }
  document.addEventListener('rung:time-left', (event) => {
    const left = event instanceof CustomEvent ? Number(event.detail) : Number.NaN
    if (Number.isFinite(left)) clock.set(left, performance.now())
    tick()
  })
  setInterval(tick, 250)
  tick()

  const hide = (isHidden: boolean) => {
    face.toggleAttribute('hidden', isHidden)
    timer.querySelector('[data-timer-hide]')?.setAttribute('aria-pressed', String(isHidden))
    write('sessionStorage', HIDDEN, isHidden ? 'yes' : null)
  }
  on('click', '[data-timer-hide]', () => hide(!face.hasAttribute('hidden')))
  if (read('sessionStorage', HIDDEN)) hide(true)
}

/** When the first byte of this page came, on the clock of `performance.now()`. */
function answeredAt(): number {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : 0
}
