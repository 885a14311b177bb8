import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createSpeech, type Speech } from './index'
import { defaultLocale, type Locale, type LocaleInfo } from './locales'
import type { MessageTree } from './translate'
import type { Namespace, Translator } from './types'

/** Read from the folder, so that a language is a folder and nothing else. Rung runs from the root of its repository. */
const folder = resolve('app/i18n/messages')

function read(locale: string, name: string): unknown {
  return JSON.parse(readFileSync(resolve(folder, locale, `${name}.json`), 'utf8'))
}

/** Languages in the order they are offered. */
export const locales: readonly LocaleInfo[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => ({ code: entry.name, ...(read(entry.name, 'locale') as Omit<LocaleInfo, 'code'>) }))
  .sort((a, b) => (a.code === defaultLocale ? -1 : b.code === defaultLocale ? 1 : a.code < b.code ? -1 : 1))

export const localeCodes: readonly Locale[] = locales.map(({ code }) => code)
export const isLocale = (code: string): code is Locale => localeCodes.includes(code)
export const dirOf = (locale: Locale): 'ltr' | 'rtl' => locales.find(({ code }) => code === locale)?.dir ?? 'ltr'

const trees = new Map<string, MessageTree>()

/** All words of a namespace in a language. */
export function messagesOf(locale: Locale, namespace: Namespace): MessageTree {
  const key = `${locale}/${namespace}`
  let tree = trees.get(key)
  if (!tree) {
    tree = read(locale, namespace) as MessageTree
    // While developing, words are read again at every request.
    if (process.env.NODE_ENV === 'production') trees.set(key, tree)
  }
  return tree
}

const kept = new Map<string, Translator<Namespace>>()

/** Everything a server-rendered page, a mail or a notification needs to speak a person's language. */
export function speechFor(of: { locale: string; timeZone: string; now: number }): Speech {
  const locale = isLocale(of.locale) ? of.locale : defaultLocale
  const translators = process.env.NODE_ENV === 'production' ? kept : new Map<string, Translator<Namespace>>()
  return createSpeech({ ...of, locale, messages: (namespace) => messagesOf(locale, namespace), translators })
}

/** `const t = translator(person.locale, 'notifications')` */
export const translator = <N extends Namespace>(locale: string, namespace: N): Translator<N> =>
  speechFor({ locale, timeZone: 'UTC', now: 0 }).t(namespace)
