import type { ExamSettings } from '../blueprints/blueprint'
import { isPractice } from '../modes/mode-settings'
import { coolDownHours, type EarlierAttempt, seriesOf } from './may-start'

export type Retakes = {
  /** may the series of this attempt go on, now or later? */
  remain: boolean
  /** attempts left in it; null: as many as wanted */
  left: number | null
  /** when the next attempt may start; null when it may at once, or never */
  from: number | null
}

const HOUR = 3_600_000

/**
 * What follows an attempt: how many more there may be and from when. A pass ends the series, and so does the exam's
 * closing date.
 * @param attempts the person's attempts at this exam, oldest first
 */
export function retakesAfter(
  settings: Pick<ExamSettings, 'attemptsAllowed' | 'coolDownHours' | 'window' | 'mode'>,
  attempts: readonly EarlierAttempt[],
  attemptId: string,
  now: number,
): Retakes {
  if (isPractice(settings)) return { remain: true, left: null, from: null }
  const series = seriesOf(attempts, attemptId)
  const last = series.at(-1)
  const isClosed = settings.window?.closesAt !== undefined && now >= settings.window.closesAt
  if (last?.passed === true || isClosed) return { remain: false, left: 0, from: null }
  const left = settings.attemptsAllowed === undefined ? null : Math.max(0, settings.attemptsAllowed - series.length)
  if (left === 0) return { remain: false, left, from: null }
  const from =
    last?.submittedAt == null ? now : last.submittedAt + coolDownHours(settings.coolDownHours, series.length) * HOUR
  return { remain: true, left, from: from > now ? from : null }
}
