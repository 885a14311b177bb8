import type { AttemptScript } from '~/areas/exams/delivery/attempt-script'
import { startHearing } from './attempt-hear'
import type { Screen } from './attempt-screen'
import type { Sender } from './attempt-sender'

/** Saves that reach the server this long after the deadline count; the submit does not wait longer. */
const GRACE_MS = 14_000
/** An attempt that was ended waits this long for changes that are on their way. */
const LAST_WORDS_MS = 3_000

/**
 * What ends or interrupts an attempt without a word of the learner: its time is up, it goes on in another place, an
 * examiner stops its clock. What is on its way is sent first.
 */
export function startEnds(of: {
  data: AttemptScript
  screen: Screen
  sender: Sender
  /** the server's clock, epoch milliseconds */
  serverNow: () => number
  isReadOnly: () => boolean
  submit: () => void
  takenOver: () => void
}) {
  const { data, screen, sender } = of
  const { words, urls } = data
  const sentOr = (ms: number) => Promise.race([sender.drained(), new Promise((resolve) => setTimeout(resolve, ms))])

  async function timeIsUp(): Promise<void> {
    if (of.isReadOnly()) return
    screen.readOnly()
    void sender.flush()
    screen.callout(words.overTitle, words.overText, 'clock')
    await sentOr(GRACE_MS)
    if (sender.state === 'unreachable') await sender.drained()
    if (!of.isReadOnly()) of.submit()
  }

  /** What is still on its way is kept by the server, though it no longer counts. */
  async function leaveClosed(): Promise<void> {
    await sentOr(LAST_WORDS_MS)
    location.replace(urls.result)
  }

  /** The clock was stopped: what is on its way counts, and the page then says why. */
  async function standStill(): Promise<void> {
    screen.readOnly()
    void sender.flush()
    await sentOr(LAST_WORDS_MS)
    location.reload()
  }

  document.addEventListener('rung:time-up', () => void timeIsUp())
  startHearing(
    data.attempt,
    { holderSince: data.holderSince, madeAt: data.serverNow },
    {
      takenOver: of.takenOver,
      closed: () => void leaveClosed(),
      paused: () => void standStill(),
      resumed: () => location.reload(),
      deadline: (at) => {
        const left = at === null ? Number.MAX_SAFE_INTEGER : at - of.serverNow()
        document.dispatchEvent(new CustomEvent('rung:time-left', { detail: left }))
      },
    },
  )
  return { timeIsUp }
}
