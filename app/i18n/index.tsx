import { createContext, type ReactNode, useContext } from 'react'
import { createFormatter, type Formatter } from './format'
import { defaultLocale, type Locale } from './locales'
import { createNamespaceTranslator, type MessageTree } from './translate'
import type { Namespace, Translator } from './types'

/** What a component tree needs to speak: on the server all namespaces, in the browser those its page was sent. */
export type Speech = {
  locale: Locale
  timeZone: string
  /** epoch milliseconds of the request: both sides render the same relative times */
  now: number
  t<N extends Namespace>(namespace: N): Translator<N>
  format: Formatter
}

const SpeechContext = createContext<Speech | null>(null)

export function SpeechProvider({ speech, children }: { speech: Speech; children: ReactNode }) {
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>
}

function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('a component asked for words outside of SpeechProvider')
  return speech
}

/** Words of one namespace in the reader's language: `const t = useT('learning'); t('list.empty')`. */
export const useT = <N extends Namespace>(namespace: N): Translator<N> => useSpeech().t(namespace)

/** Dates, numbers and durations in the reader's language and time zone. */
export const useFormat = (): Formatter => useSpeech().format

/** The moment the page was made, in epoch milliseconds. */
export const useNow = (): number => useSpeech().now

export const useLocale = (): Locale => useSpeech().locale

/** Builds a Speech over given messages; translators and formatters are kept by the caller's cache. */
export function createSpeech(of: {
  locale: Locale
  timeZone: string
  now: number
  messages: (namespace: Namespace) => MessageTree
  translators?: Map<string, Translator<Namespace>>
}): Speech {
  const cache = of.translators ?? new Map<string, Translator<Namespace>>()
  const t = <N extends Namespace>(namespace: N): Translator<N> => {
    const key = `${of.locale}:${namespace}`
    let translator = cache.get(key)
    if (!translator) {
      translator = createNamespaceTranslator(
        of.locale,
        namespace,
        of.messages(namespace),
      ) as unknown as Translator<Namespace>
      cache.set(key, translator)
    }
    return translator as unknown as Translator<N>
  }
  return { locale: of.locale, timeZone: of.timeZone, now: of.now, t, format: formatterFor(t, of.locale, of.timeZone) }
}

const formatters = new Map<string, Formatter>()

function formatterFor(
  t: <N extends Namespace>(namespace: N) => Translator<N>,
  locale: Locale,
  timeZone: string,
): Formatter {
  const key = `${locale}:${timeZone}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = createFormatter(locale, timeZone, (hours, minutes) => {
      const words = t('common')
      if (hours === 0) return words('duration.minutes', { minutes })
      return minutes === 0 ? words('duration.hours', { hours }) : words('duration.hours-minutes', { hours, minutes })
    })
    if (formatters.size > 500) formatters.clear()
    formatters.set(key, formatter)
  }
  return formatter
}

export { defaultLocale, type Formatter, type Locale, type Translator }
