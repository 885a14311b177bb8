import { findUnescaped, findUnescapedRun, readText, resolveEscapes } from './gift-text'
import { parseAnswers } from './parse-answers'
import type { GiftAnswers, GiftText } from './parsed-gift'
import { excerpt, readPart, type Scan, skipSpace } from './scan'

const GAP = '_____'
/** GIFT cannot escape an arrow, so this tag says that answers with arrows are answers to type, not pairs. */
export const TYPED_TAG = 'answers:typed'

type QuestionParts = {
  readonly title: string | null
  readonly stem: GiftText
  readonly gap: boolean
  readonly generalFeedback: GiftText | null
  readonly answers: GiftAnswers | null
}

/**
 * Reads one block: `::title:: stem { answers } rest`. Goes on after an error where it can, so that an author sees all
 * problems of a question at once; whether the question survives is for the caller to see in `scan.problems`.
 */
export function parseQuestion(scan: Scan, tags: readonly string[]): QuestionParts {
  const start = skipSpace(scan.text, 0)
  const title = readTitle(scan, start)
  const open = findUnescaped(scan.text, '{', title.end)
  const stray = findUnescaped(scan.text, '}', title.end, open < 0 ? undefined : open)
  if (stray >= 0) scan.error('brace-not-opened', stray)
  if (open < 0) {
    reportLooseAnswers(scan, title.end)
    return {
      ...readStem(scan, title.end, scan.text.length),
      title: title.text,
      generalFeedback: null,
      answers: { type: 'description' },
    }
  }
  const close = findClose(scan, open)
  const tail = close < 0 ? scan.text.length : close + 1
  const again = findUnescaped(scan.text, '{', tail)
  if (again >= 0) scan.error('second-answer-block', again)
  const extra = findUnescaped(scan.text, '}', tail, again < 0 ? undefined : again)
  if (extra >= 0) scan.error('brace-not-opened', extra)
  const stem = readStem(scan, title.end, open, again < 0 ? tail : scan.text.length)
  const inside = parseAnswers(scan, open + 1, close < 0 ? scan.text.length : close, {
    format: stem.stem.format,
    isTyped: tags.includes(TYPED_TAG),
  })
  return { ...stem, ...inside, title: title.text }
}

/** Whether the block ends inside its braces. */
export function isUnclosed(text: string): boolean {
  const open = findUnescaped(text, '{', 0)
  return open >= 0 && findUnescaped(text, '}', open + 1) < 0
}

function readTitle(scan: Scan, start: number): { text: string | null; end: number } {
  const { text } = scan
  if (text[start] !== ':') return { text: null, end: start }
  if (text[start + 1] !== ':') {
    scan.error('title-colon-missing', start)
    return { text: null, end: start + 1 }
  }
  const close = findUnescapedRun(text, '::', start + 2)
  const brace = findUnescaped(text, '{', start + 2)
  if (close < 0 || (brace >= 0 && brace < close)) {
    scan.error('title-not-closed', start)
    return { text: null, end: brace < 0 ? text.length : brace }
  }
  return { text: resolveEscapes(text.slice(start + 2, close), true).replaceAll('\n', ' ') || null, end: close + 2 }
}

/** Finds the end of the answers; an opening brace on the way was meant as a character, which is said once. */
function findClose(scan: Scan, open: number): number {
  const first = findUnescaped(scan.text, '{}', open + 1)
  if (scan.text[first] !== '{') return first
  scan.error('brace-in-answers', first)
  return findUnescaped(scan.text, '}', first + 1)
}

function readStem(scan: Scan, from: number, to: number, tail = scan.text.length): { stem: GiftText; gap: boolean } {
  const before = readPart(scan, from, to, 'moodle', '=~#:')
  if (scan.text.slice(tail).trim() === '') return { stem: before, gap: false }
  readPart(scan, tail, scan.text.length, before.format, '=~#:')
  return { stem: readText(`${scan.text.slice(from, to)}${GAP}${scan.text.slice(tail)}`, 'moodle'), gap: true }
}

/** A line that begins like an answer in a block without braces: the brace was forgotten. */
function reportLooseAnswers(scan: Scan, from: number): void {
  const line = /\n[ \t]*[=~]/.exec(scan.text.slice(from))
  if (line)
    scan.error('answers-without-braces', from + line.index + line[0].length - 1, {
      text: excerpt(scan.text.slice(from + line.index)),
    })
}
