import { decodeEntities } from './entities'
import type { RichInline } from './nodes'
import { type Part, pairEmphasis } from './pair-emphasis'
import { safeUrl } from './safe-url'

const PUNCTUATION = /[!-/:-@[-`{-~]/
const PLAIN = /[^\\`*_[\]<\n]+/y
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/y
const DESTINATION =
  /\(\s{0,10}(?:<([^<>\n]{0,2000})>|([^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s{1,10}(?:"[^"]*"|'[^']*'))?\s{0,10}\)/y

/** Reads the text of one paragraph or heading; see `parseMarkdown` for what is understood. */
export function parseInline(source: string): RichInline[] {
  const parts: Part[] = []
  const brackets: number[] = []
  const ticks = new Map<number, number[]>()
  for (const run of source.matchAll(/`+/g)) {
    const sameLength = ticks.get(run[0].length)
    if (sameLength) sameLength.push(run.index)
    else ticks.set(run[0].length, [run.index])
  }
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(source)
  }
  const text = (value: string) => parts.push({ kind: 'text', text: value })
  while (at < source.length) {
    const char = source[at] ?? ''
    const next = source[at + 1] ?? ''
    const plain = take(PLAIN)
    const autolink = char === '<' ? take(AUTOLINK) : null
    if (plain) {
      text(decodeEntities(plain[0]))
      at += plain[0].length
    } else if (char === '\\' && (PUNCTUATION.test(next) || next === '\n')) {
      if (next === '\n') parts.push({ kind: 'break' })
      else text(next)
      at += 2
    } else if (char === '\n') {
      at = endLine(parts, at)
    } else if (char === '`') {
      at = readCode(source, at, ticks, parts)
    } else if (char === '*' || char === '_') {
      at = readDelimiter(source, at, parts)
    } else if (autolink && safeUrl(autolink[1] ?? '')) {
      const href = autolink[1] ?? ''
      parts.push({ kind: 'link', href, children: [{ kind: 'text', text: href.replace(/^mailto:/, '') }] })
      at += autolink[0].length
    } else if (char === '[') {
      brackets.push(parts.length)
      text('[')
      at += 1
    } else {
      at += 1
      const opener = char === ']' ? brackets.pop() : undefined
      const destination = opener === undefined ? null : take(DESTINATION)
      if (opener === undefined || !destination) text(char)
      else {
        closeLink(parts, opener, destination[1] ?? destination[2] ?? '')
        brackets.length = 0
        at += destination[0].length
      }
    }
  }
  return pairEmphasis(parts)
}

/** A link with an address that is not safe keeps its words and loses the address. */
function closeLink(parts: Part[], opener: number, address: string): void {
  const children = pairEmphasis(parts.splice(opener).slice(1))
  const href = safeUrl(decodeEntities(address))
  if (href) parts.push({ kind: 'link', href, children })
  else parts.push(...children)
}

function endLine(parts: Part[], at: number): number {
  const last = parts.at(-1)
  if (last?.kind === 'text' && last.text.endsWith('  ')) {
    parts[parts.length - 1] = { kind: 'text', text: last.text.trimEnd() }
    parts.push({ kind: 'break' })
  } else parts.push({ kind: 'text', text: '\n' })
  return at + 1
}

function readCode(source: string, at: number, ticks: Map<number, number[]>, parts: Part[]): number {
  let length = 1
  while (source[at + length] === '`') length += 1
  const runs = ticks.get(length) ?? []
  while (runs.length > 0 && (runs[0] ?? 0) <= at) runs.shift()
  const close = runs[0]
  if (close === undefined) {
    parts.push({ kind: 'text', text: '`'.repeat(length) })
    return at + length
  }
  const inside = source.slice(at + length, close).replaceAll('\n', ' ')
  const padded = inside.startsWith(' ') && inside.endsWith(' ') && inside.trim() !== ''
  parts.push({ kind: 'code', text: padded ? inside.slice(1, -1) : inside })
  return close + length
}

/** CommonMark §6.2: a run may open when words follow it, close when words precede it; `_` does neither inside a word. */
function readDelimiter(source: string, at: number, parts: Part[]): number {
  const char = source[at] === '_' ? '_' : '*'
  let length = 1
  while (source[at + length] === char) length += 1
  const before = [...source.slice(Math.max(0, at - 2), at)].at(-1) ?? ' '
  const after = String.fromCodePoint(source.codePointAt(at + length) ?? 32)
  const isMark = (value: string) => /[\p{P}\p{S}]/u.test(value)
  const left = !/\s/.test(after) && (!isMark(after) || /\s/.test(before) || isMark(before))
  const right = !/\s/.test(before) && (!isMark(before) || /\s/.test(after) || isMark(after))
  const opens = char === '*' ? left : left && (!right || isMark(before))
  const closes = char === '*' ? right : right && (!left || isMark(after))
  parts.push({ kind: 'delimiter', char, length, run: length, opens, closes })
  return at + length
}
