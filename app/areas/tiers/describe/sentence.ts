import type { Formatter } from '~/i18n/format'
import type { MessageKey, Translator } from '~/i18n/types'
import { type LocalText, localText } from '~/platform/local-text'
import { readRational, toNumber } from '~/platform/rational'
import type { MetricUnit } from '../language/programme'

/**
 * Plain words, not yet in a language: a key of the `tiers` catalogue and its arguments. The engine knows people and
 * certifications by id only; whoever shows the sentence gives their names through `sentenceValues`.
 */
export type Sentence = { readonly key: MessageKey<'tiers'>; readonly params: Readonly<Record<string, Param>> }

/** A plain number chooses plural forms; a plain text chooses a branch or is shown as it is. */
export type Param =
  | number
  | string
  | { readonly person: string }
  | { readonly certification: string }
  | { readonly role: string }
  | { readonly text: LocalText }
  /** Epoch ms. */
  | { readonly date: number }
  /** A day of every year, `03-01`. */
  | { readonly dayOfYear: string }
  /** Canonical rational; money in major units, percent as written (15 is 15 %). */
  | { readonly amount: string; readonly unit: NumberUnit; readonly currency: string }
  | { readonly sentence: Sentence }
  | { readonly list: readonly Param[]; readonly join: 'and' | 'or' }

/** Beside those of metrics, the share of something: 3/20 is 15 %. */
export type NumberUnit = MetricUnit | 'share'

export type Words = {
  readonly format: Pick<Formatter, 'locale' | 'date' | 'number' | 'percent' | 'money'>
  readonly person: (id: string) => string
  readonly certification: (slug: string) => string
  /** A sentence within another one, in the reader's language and without marks. */
  readonly say: (sentence: Sentence) => string
  /** A role's name; its slug when not given. */
  readonly role?: (slug: string) => string
}

/** Puts sentences into a language as plain text, without marks: for lines of a terminal, messages, attributes. */
export function plainly(t: Translator<'tiers'>, words: Omit<Words, 'say'>): (sentence: Sentence) => string {
  const say = (sentence: Sentence): string => {
    const said = t.rich(sentence.key, { ...sentenceValues(sentence, { ...words, say }), b: (chunks) => chunks })
    return [said].flat(9).join('')
  }
  return say
}

/** The arguments as `t` and `t.rich` take them. Sentences under `rule` mark their core with `<b>`: use `t.rich`. */
export function sentenceValues({ params }: Sentence, words: Words): Record<string, string | number> {
  return Object.fromEntries(Object.entries(params).map(([name, param]) => [name, argumentOf(param, words)]))
}

function argumentOf(param: Param, words: Words): string | number {
  return typeof param === 'number' ? param : written(param, words)
}

function written(param: Param, words: Words): string {
  const { format } = words
  if (typeof param === 'string') return param
  if (typeof param === 'number') return format.number(param)
  if ('person' in param) return words.person(param.person)
  if ('certification' in param) return words.certification(param.certification)
  if ('role' in param) return words.role?.(param.role) ?? param.role
  if ('text' in param) return localText(param.text, format.locale)
  if ('date' in param) return format.date(param.date)
  if ('dayOfYear' in param) return dayOfYear(param.dayOfYear, format.locale)
  if ('sentence' in param) return words.say(param.sentence)
  if ('amount' in param) return writtenAmount(param.amount, param.unit, param.currency, format)
  const type = param.join === 'and' ? 'conjunction' : 'disjunction'
  return new Intl.ListFormat(format.locale, { type }).format(param.list.map((item) => written(item, words)))
}

/** In the reader's own calendar a day of the common year has another date each year: it is given in the common one. */
const dayOfYear = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.parse(`2026-${day}T00:00:00Z`),
  )

function writtenAmount(amount: string, unit: NumberUnit, currency: string, format: Words['format']): string {
  const value = toNumber(readRational(amount))
  if (unit === 'money') return format.money(value, currency)
  if (unit === 'share') return format.percent(value, 2)
  return unit === 'percent' ? format.percent(value / 100, 2) : format.number(value)
}
