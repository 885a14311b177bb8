import type { Formatter, Translator } from '~/i18n'
import { utcDates } from '~/i18n/utc-dates'
import { type LocalText, localText } from '~/platform/local-text'
import { readRational, toNumber } from '~/platform/rational'
import { type Notice, noticeTone, noticeWords } from './kinds'

export type NoticeText = { title: string; body: string; tone: 'success' | 'info' | 'warn' }

/** A notice in the reader's language. Absent times become the word `none`, which the messages know. */
export function describeNotice(
  notice: Notice,
  speech: { t: Translator<'notifications'>; format: Formatter },
): NoticeText {
  const values = Object.fromEntries(
    Object.entries(notice.params).map(([name, value]): [string, string] => {
      if (value === null) return [name, 'none']
      // The day on which a certificate ends is printed on it; rules begin on a day of the programme.
      if (name === 'expiresAt' || name === 'effectiveAt')
        return [name, utcDates(speech.format.locale).dateLong(Number(value))]
      if (SHARES.includes(name) && typeof value === 'string')
        return [name, speech.format.percent(toNumber(readRational(value)), 1)]
      if (typeof value === 'number') return [name, speech.format.dateLong(value)]
      if (typeof value === 'string') return [name, value]
      const { locale, list } = speech.format
      if (!isList(value)) return [name, localText(value, locale)]
      return [name, list(value.map((item) => (typeof item === 'string' ? item : localText(item, locale))))]
    }),
  )
  const [title, body] = noticeWords[notice.kind]
  return {
    title: speech.t(title, { ...NOTHING_ELSE, ...values }),
    body: speech.t(body, { ...NOTHING_ELSE, ...values }),
    tone: noticeTone[notice.kind],
  }
}

/** What notices kept from before it was told do not say. */
const NOTHING_ELSE = { better: 'none', worse: 'none' }

/** Exact shares of points, kept as fractions. */
const SHARES: readonly string[] = ['shareBefore', 'shareAfter']

const isList = (value: LocalText | readonly (string | LocalText)[]): value is readonly (string | LocalText)[] =>
  Array.isArray(value)
