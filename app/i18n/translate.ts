import { IntlMessageFormat } from 'intl-messageformat'
import { cloneElement, isValidElement, type ReactNode } from 'react'
import { cachedFormatters } from './cached-formatters'
import type { MessageValues, Namespace, RichValues, Translator } from './types'

export type MessageTree = { [key: string]: string | MessageTree }

/** ICU needs a parser; most messages are plain words, and those are looked up. */
const needsParser = /[{<']/

/**
 * Makes the translator of one namespace in one language. A message is parsed when it is first said, so callers keep what
 * they get. A missing key or argument throws: the catalogue is complete by test, and a hole must be seen.
 */
export function createNamespaceTranslator<N extends Namespace>(
  locale: string,
  namespace: N,
  messages: MessageTree,
): Translator<N> {
  const flat = new Map<string, string>()
  flatten(messages, '', flat)
  const parsed = new Map<string, IntlMessageFormat>()
  const lookUp = (key: string) => {
    const message = flat.get(key)
    if (message === undefined) throw new Error(`no message ${namespace}.${key} in ${locale}`)
    return message
  }
  const parse = (key: string, message: string) => {
    let format = parsed.get(key)
    if (!format) {
      format = new IntlMessageFormat(message, locale, undefined, { formatters: cachedFormatters })
      parsed.set(key, format)
    }
    return format
  }
  const t = (key: string, values?: MessageValues): string => {
    const message = lookUp(key)
    return needsParser.test(message) ? String(parse(key, message).format(values)) : message
  }
  return Object.assign(t, {
    rich: (key: string, values: RichValues): ReactNode => {
      const message = lookUp(key)
      return needsParser.test(message) ? parse(key, message).format<ReactNode>(withKeys(values)) : message
    },
    has: (key: string) => flat.has(key),
  }) as unknown as Translator<N>
}

/** Several elements in one message are siblings, which React wants to tell apart. */
function withKeys(values: RichValues): Record<string, RichValues[string]> {
  let count = 0
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'function'
        ? (chunks: ReactNode) => {
            const said = value(chunks)
            return isValidElement(said) ? cloneElement(said, { key: `${name}${count++}` }) : said
          }
        : value,
    ]),
  )
}

function flatten(tree: MessageTree, prefix: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(prefix + key, value)
    else flatten(value, `${prefix}${key}.`, into)
  }
}
