import type { ReactNode } from 'react'
import { createTranslator } from 'use-intl/core'
import type { MessageValues, Namespace, RichValues, Translator } from './types'

export type MessageTree = { [key: string]: string | MessageTree }

type IntlTranslator = {
  (key: string, values?: MessageValues): string
  rich(key: string, values: RichValues): ReactNode
}

/** ICU needs a parser; most messages are plain words, and those are looked up. */
const needsParser = /[{<']/

/**
 * Makes the translator of one namespace in one language. Making one costs about 150 µs, so callers keep them.
 * A missing key throws: the catalogue is complete by test, and a hole must be seen.
 */
export function createNamespaceTranslator<N extends Namespace>(
  locale: string,
  namespace: N,
  messages: MessageTree,
): Translator<N> {
  const flat = new Map<string, string>()
  flatten(messages, '', flat)
  // Our own types say which keys exist, so the library's are set aside here.
  const intl = createTranslator({
    locale,
    messages: { [namespace]: messages },
    namespace,
    timeZone: 'UTC',
    onError: (error: Error) => {
      throw error
    },
  } as never) as unknown as IntlTranslator
  const lookUp = (key: string) => {
    const message = flat.get(key)
    if (message === undefined) throw new Error(`no message ${namespace}.${key} in ${locale}`)
    return message
  }
  const t = (key: string, values?: MessageValues): string => {
    const message = lookUp(key)
    return needsParser.test(message) ? intl(key, values) : message
  }
  return Object.assign(t, {
    rich: (key: string, values: RichValues): ReactNode => {
      lookUp(key)
      return intl.rich(key, values)
    },
    has: (key: string) => flat.has(key),
  }) as unknown as Translator<N>
}

function flatten(tree: MessageTree, prefix: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(prefix + key, value)
    else flatten(value, `${prefix}${key}.`, into)
  }
}
