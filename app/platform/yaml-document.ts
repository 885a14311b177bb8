import { Composer, type CST, type Document, type LineCounter, Parser } from 'yaml'

/** Levels of nesting that no honest file reaches. */
export const DEEPEST = 60

export type YamlReading =
  | { readonly tooDeep: true }
  /** `second` is the next document in the text, where there should be only one. */
  | { readonly tooDeep: false; readonly document: Document | null; readonly second: Document | null }

/**
 * Reads a text as YAML. The package builds its tree recursively, and a text that nests ten thousand levels ends not only
 * its stack but the whole process; so the depth is measured first, on the tokens, which are made and walked without
 * recursion. Errors and warnings are on the document; `lines` tells their places.
 */
export function parseYamlText(text: string, lines: LineCounter): YamlReading {
  const tokens = [...new Parser(lines.addNewLine).parse(text)]
  if (isTooDeep(tokens)) return { tooDeep: true }
  const composer = new Composer({ prettyErrors: false, uniqueKeys: true })
  const [document = null, second = null] = composer.compose(tokens, true, text.length)
  return { tooDeep: false, document, second }
}

function isTooDeep(tokens: readonly CST.Token[]): boolean {
  const waiting = tokens.map((token) => ({ token, depth: 0 }))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, depth } = next
    if (depth > DEEPEST) return true
    if (token.type === 'document' && token.value) waiting.push({ token: token.value, depth })
    if (!('items' in token)) continue
    for (const { key, value } of token.items)
      for (const part of [key, value]) if (part) waiting.push({ token: part, depth: depth + 1 })
  }
  return false
}
