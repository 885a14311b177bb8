import type { AttemptWords } from '~/areas/exams/delivery/attempt-script'
import { fillIn } from '~/areas/exams/delivery/fill-in'
import type { SenderState } from './attempt-sender'

export type LineLook = 'saved' | 'saving' | 'offline'

/** The line that says whether answers are saved: its look and its words. */
export function savedLine(
  words: AttemptWords,
  of: {
    state: SenderState
    isReadOnly: boolean
    /** changes not acknowledged */
    kept: number
    /** answered questions whose answer is acknowledged */
    saved: number
    answered: number
    /** when something was last saved, as it is shown; null before the first time */
    time: string | null
  },
  number: (value: number) => string,
): { look: LineLook; text: string } {
  if (of.isReadOnly) return { look: 'offline', text: words.readOnly }
  const kept = number(of.kept)
  if (of.kept > 0 && of.state === 'unreachable') return { look: 'offline', text: fillIn(words.offline, { kept }) }
  if (of.kept > 0 && (of.state === 'busy' || of.state === 'signed-out'))
    return { look: 'offline', text: fillIn(words.waiting, { kept }) }
  const figures = { saved: number(of.saved), answered: number(of.answered) }
  if (of.kept > 0) return { look: 'saving', text: fillIn(words.saving, figures) }
  if (of.time === null) return { look: 'saved', text: words.nothingYet }
  return { look: 'saved', text: fillIn(words.saved, { ...figures, time: of.time }) }
}

/** Something keeps answers from being sent, and it is not that they are on their way. */
export const isHeldBack = (state: SenderState): boolean =>
  state === 'unreachable' || state === 'busy' || state === 'signed-out'

/** What the page says in large letters while answers wait in this browser; null when none do. */
export function heldBack(
  words: AttemptWords,
  of: {
    state: SenderState
    kept: number
    /** the person wants to go on to the review */
    toReview: boolean
    isUntimed: boolean
    number: (value: number) => string
  },
): { title: string; text: string; icon?: string } | null {
  if (of.kept === 0) return null
  if (of.state === 'busy') return { title: words.waitingTitle, text: words.waitingText, icon: 'clock' }
  if (of.state === 'signed-out') return { title: words.signedOutTitle, text: words.signedOutText, icon: 'log-out' }
  if (of.state !== 'unreachable') return null
  if (of.toReview) return { title: words.offlineTitle, text: words.leaveOffline }
  const text = of.isUntimed ? words.offlineTextUntimed : words.offlineText
  return { title: words.offlineTitle, text: fillIn(text, { kept: of.number(of.kept) }) }
}

/** Readers hear the line at most this often, in milliseconds. */
export const QUIET_MS = 5_000

/** How long to wait until the line may be spoken again; 0 for at once. */
export const quietFor = (lastSpokenAt: number, now: number): number => Math.max(0, lastSpokenAt + QUIET_MS - now)
