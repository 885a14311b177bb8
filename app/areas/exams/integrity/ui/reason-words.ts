import type { Formatter, Translator } from '~/i18n'
import { FASTEST_READING } from '../pace'
import type { Seen } from '../seen-by-learner'
import type { Reason } from '../worth-a-look'

type Speech = { t: Translator<'integrity'>; format: Formatter }

/** A reason in a sentence with its numbers, for examiners. */
export function describeReason({ t, format }: Speech, reason: Reason): string {
  switch (reason.code) {
    case 'similar-answers':
      return t('reasons.similar-answers', {
        shared: reason.shared,
        wrong: format.number(reason.bothWrong),
        identical: format.number(reason.identical),
        expected: oneDigit(format, reason.expected),
        odds: format.number(oddsOf(reason.corrected)),
        people: format.number(reason.people),
      })
    case 'fast-attempt':
      return t('reasons.fast-attempt', {
        answered: reason.answered,
        mean: inWords({ t, format }, reason.mean),
        usual: inWords({ t, format }, reason.usualMean),
        attempts: format.number(reason.attempts),
        quick: reason.quick,
      })
    case 'before-reading':
      return t('reasons.before-reading', {
        answers: reason.answers,
        took: inWords({ t, format }, reason.took),
        reading: inWords({ t, format }, reason.reading),
        speed: format.number(FASTEST_READING),
      })
    case 'focus-lost':
    case 'paste':
      return t(SIGNALS[reason.code], {
        count: reason.count,
        usual: format.number(reason.usual),
        others: format.number(reason.others),
        many: reason.asMany,
      })
  }
}

const SIGNALS = { 'focus-lost': 'reasons.focus-lost', paste: 'reasons.paste' } as const

/** In a few words, for a list. */
export function inShort({ t, format }: Speech, reason: Reason): string {
  switch (reason.code) {
    case 'similar-answers':
      return t('short.similar-answers', {
        identical: format.number(reason.identical),
        wrong: format.number(reason.bothWrong),
        expected: oneDigit(format, reason.expected),
      })
    case 'fast-attempt':
      return t('short.fast-attempt', {
        mean: inWords({ t, format }, reason.mean),
        usual: inWords({ t, format }, reason.usualMean),
      })
    case 'before-reading':
      return t('short.before-reading', { answers: reason.answers, took: inWords({ t, format }, reason.took) })
    case 'focus-lost':
    case 'paste':
      return t(SIGNALS_SHORT[reason.code], { count: reason.count })
  }
}

const SIGNALS_SHORT = { 'focus-lost': 'short.focus-lost', paste: 'short.paste' } as const

/** What was seen, for the person whom it is about. */
export function describeSeen({ t, format }: Speech, seen: Seen): string {
  switch (seen.code) {
    case 'similar-answers':
      return t('seen.similar-answers', {
        shared: seen.shared,
        attempts: seen.attempts,
        identical: format.number(seen.identical),
        expected: oneDigit(format, seen.expected),
      })
    case 'fast-attempt':
      return t('seen.fast-attempt', {
        answered: seen.answered,
        mean: inWords({ t, format }, seen.mean),
        usual: inWords({ t, format }, seen.usualMean),
      })
    case 'before-reading':
      return t('seen.before-reading', {
        answers: seen.answers,
        took: inWords({ t, format }, seen.took),
        reading: inWords({ t, format }, seen.reading),
      })
    case 'focus-lost':
    case 'paste':
      return t(SEEN_SIGNALS[seen.code], { count: seen.count, usual: format.number(seen.usual) })
  }
}

const SEEN_SIGNALS = { 'focus-lost': 'seen.focus-lost', paste: 'seen.paste' } as const

/** Milliseconds as seconds, from two minutes on as minutes. */
export function inWords({ t, format }: Speech, milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000)
  return seconds < 120 ? t('seconds', { count: seconds }) : format.minutes(Math.round(seconds / 60))
}

const oneDigit = (format: Formatter, value: number) => format.number(value, { maximumFractionDigits: 1 })

/** One in how many, rounded down to one digit; beyond a million nothing is more certain. */
function oddsOf(probability: number): number {
  const odds = Math.min(1_000_000, 1 / Math.max(1e-9, probability))
  const power = 10 ** Math.floor(Math.log10(odds))
  return Math.floor(odds / power) * power
}
