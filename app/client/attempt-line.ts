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

/** Readers hear the line at most this often, in milliseconds. */
export const QUIET_MS = 5_000

/** How long to wait until the line may be spoken again; 0 for at once. */
export const quietFor = (lastSpokenAt: number, now: number): number => Math.max(0, lastSpokenAt + QUIET_MS - now)
