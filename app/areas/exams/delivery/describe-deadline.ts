import type { Formatter } from '~/i18n/format'
import type { Translator } from '~/i18n/types'
import type { DeadlineCause } from './deadline'

const MINUTE = 60_000

/** `12:44:42 (UTC+2)`, with the day when it is not today. */
export function momentInWords(format: Formatter, at: number, now: number): string {
  const isToday = format.date(at) === format.date(now)
  const moment = isToday ? format.time(at) : `${format.dateLong(at)}, ${format.time(at)}`
  return `${moment} (${format.zone(at)})`
}

/**
 * How a deadline comes about, a sentence for each cause in the order it was worked out.
 * @param of.startedAt null before the start: then nothing is said about moments that depend on it
 */
export const deadlineReasons = (
  t: Translator<'exams'>,
  format: Formatter,
  of: { causes: readonly DeadlineCause[]; startedAt: number | null; now: number },
): string[] => of.causes.map((cause) => reasonInWords(t, format, cause, of))

function reasonInWords(
  t: Translator<'exams'>,
  format: Formatter,
  cause: DeadlineCause,
  { startedAt, now }: { startedAt: number | null; now: number },
): string {
  switch (cause.code) {
    case 'untimed':
      return t('deadline.untimed')
    case 'limit':
      return startedAt === null
        ? t('deadline.limit-ahead', { minutes: format.minutes(cause.minutes) })
        : t('deadline.limit', { minutes: format.minutes(cause.minutes), from: format.time(startedAt) })
    case 'accommodation':
      return startedAt === null
        ? t('deadline.accommodation-ahead', { minutes: format.minutes(cause.minutes) })
        : t('deadline.accommodation', {
            minutes: format.minutes(cause.minutes),
            at: format.time(startedAt + cause.minutes * MINUTE),
          })
    case 'window-cuts':
      return t('deadline.window-cuts', { at: momentInWords(format, cause.closesAt, now) })
    case 'window-does-not-cut':
      return t('deadline.window-does-not-cut', { at: momentInWords(format, cause.closesAt, now) })
    case 'paused':
      return t('deadline.paused', { time: format.minutes(Math.ceil(cause.milliseconds / MINUTE)) })
    case 'paused-now':
      return t('deadline.paused-now', { at: momentInWords(format, cause.since, now) })
  }
}
