import type { RichText } from '../../rich-text'
import { hasTags } from '../moodle-format'
import type { GiftFormat, GiftText } from './parsed-gift'

const ESCAPABLE = '~=#{}:\\n'
const FORMAT = /^\s*\[(html|moodle|plain|markdown)\]/i

/** Whether a backslash at this index escapes the next character; elsewhere a backslash is itself. */
const isEscape = (text: string, index: number): boolean =>
  text[index] === '\\' && index + 1 < text.length && ESCAPABLE.includes(text[index + 1] ?? ' ')

/** The index of the first unescaped character of `wanted` in [from, to), or −1. */
export function findUnescaped(text: string, wanted: string, from: number, to = text.length): number {
  for (let index = from; index < to; index += 1) {
    if (isEscape(text, index)) index += 1
    else if (wanted.includes(text[index] ?? '')) return index
  }
  return -1
}

/** The index of the first unescaped `####` or `::`, or −1. */
export function findUnescapedRun(text: string, run: string, from: number, to = text.length): number {
  let index = findUnescaped(text, run[0] ?? '', from, to)
  while (index >= 0 && !text.startsWith(run, index)) index = findUnescaped(text, run[0] ?? '', index + 1, to)
  return index >= 0 && index + run.length <= to ? index : -1
}

/**
 * Reads a piece of source: an optional format in brackets, then text with escapes. The moodle format folds the spaces
 * and line ends of the source, as Moodle shows them; the others keep them, because there they mean something.
 */
export function readText(source: string, inherited: GiftFormat): GiftText {
  const prefix = FORMAT.exec(source)
  const format = prefix ? ((prefix[1] ?? '').toLowerCase() as GiftFormat) : inherited
  return { format, text: resolveEscapes(prefix ? source.slice(prefix[0].length) : source, format === 'moodle') }
}

/** Resolves escapes; with `fold`, runs of white space of the source become one space and `\n` stays a line end. */
export function resolveEscapes(source: string, fold: boolean): string {
  const chars: string[] = []
  for (let index = 0; index < source.length; index += 1) {
    const char = source[index] ?? ''
    if (isEscape(source, index)) {
      index += 1
      const escaped = source[index] ?? ''
      if (escaped === 'n' && fold && chars.at(-1) === ' ') chars.pop()
      chars.push(escaped === 'n' ? '\n' : escaped)
    } else if (fold && /[ \t\n]/.test(char)) {
      if (chars.at(-1) !== ' ' && chars.at(-1) !== '\n') chars.push(' ')
    } else chars.push(char)
  }
  return chars.join('').trim()
}

/** Escapes what GIFT gives a meaning; a line end becomes `\n`, so a written question never holds a blank line. */
export const escapeGift = (text: string): string => text.replace(/[~=#{}:\\]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')

/**
 * Writes text so that `readText` gives it back. The format is named only where the reader would guess another one, or
 * would fold or take for a format what is meant literally.
 */
export function writeText(richText: RichText, inherited: GiftFormat): string {
  const marked = needsFormat(richText, inherited)
  return `${marked ? `[${richText.format}]` : ''}${escapeGift(richText.text)}`
}

/** The format that the answers inherit from a stem as `writeText` writes it. */
export const inheritedFrom = (stem: RichText): GiftFormat => (needsFormat(stem, 'moodle') ? stem.format : 'moodle')

function needsFormat({ format, text }: RichText, inherited: GiftFormat): boolean {
  if (FORMAT.test(text)) return true
  return format !== inherited && !(format === 'plain' && inherited === 'moodle' && readsTheSame(text))
}

/** Text that reads the same in the moodle format: no tags, no spacing that would be folded. */
const readsTheSame = (text: string): boolean => !hasTags(text) && !/[\t\n\r]| {2}/.test(text)
