import { readFileSync } from 'node:fs'

/**
 * The words of the product in a language, as patterns: what a message fills in may be anything. So a journey reads the
 * same in every language.
 * @example const say = wordsIn('fa'); page.getByRole('button', { name: say('exams', 'intro.start') })
 */
export function wordsIn(locale: 'en' | 'fa') {
  return (namespace: string, key: string): RegExp => {
    const file = new URL(`../../app/i18n/messages/${locale}/${namespace}.json`, import.meta.url)
    let message: unknown = JSON.parse(readFileSync(file, 'utf8'))
    for (const part of key.split('.')) message = (message as Record<string, unknown> | undefined)?.[part]
    if (typeof message !== 'string') throw new Error(`${locale}/${namespace}.json has no message ${key}`)
    return patternOf(message)
  }
}

function patternOf(message: string): RegExp {
  let depth = 0
  let pattern = ''
  for (const character of message.replace(/<\/?\w+>/g, '')) {
    if (character === '{' && depth++ === 0) pattern += '[\\s\\S]*?'
    if (depth === 0) pattern += character.replace(/[.*+?^$()[\]\\|/]/g, '\\$&').replace(/[’']/, "[’']")
    if (character === '}') depth--
  }
  // Marks of direction that texts are wrapped in are nobody's words.
  return new RegExp(pattern.replace(/\s+/g, '[\\s\\u2066-\\u2069]+'))
}
