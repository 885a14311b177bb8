import { abs, compare, parseRational, rational } from '~/platform/rational'
import { findUnescaped } from './gift-text'
import type { Scan } from './scan'

/** One answer: its mark, where the mark stands, and the text after it. */
export type AnswerSpan = { readonly mark: '=' | '~'; readonly at: number; readonly from: number; readonly to: number }

/** Cuts [from, to) at the unescaped marks. `lead` is what stands before the first one. */
export function splitAnswers(text: string, from: number, to: number): { lead: string; spans: AnswerSpan[] } {
  const marks: number[] = []
  for (let at = findUnescaped(text, '=~', from, to); at >= 0; at = findUnescaped(text, '=~', at + 1, to)) marks.push(at)
  return {
    lead: text.slice(from, marks[0] ?? to).trim(),
    spans: marks.map((at, index) => ({
      mark: text[at] === '~' ? '~' : '=',
      at,
      from: at + 1,
      to: marks[index + 1] ?? to,
    })),
  }
}

const WEIGHT = /\s*%\s*([^%\n~=#{}]{1,20}?)\s*%/y
const HUNDRED = rational(100)

/** Reads the weight of an answer, and where its text begins and its feedback (the `#`) stands. */
export function readAnswerHead(scan: Scan, span: AnswerSpan): { weight: string | null; from: number; hash: number } {
  WEIGHT.lastIndex = span.from
  const match = WEIGHT.exec(scan.text)
  const found = findUnescaped(scan.text, '#', span.from, span.to)
  const hash = found < 0 ? span.to : found
  const written = match?.[1] ?? ''
  if (!match || WEIGHT.lastIndex > span.to || !/\d/.test(written)) return { weight: null, from: span.from, hash }
  const value = /^[+-]?\d+(\.\d+)?$/.test(written) ? parseRational(written) : null
  if (!value) scan.error('weight-not-a-number', span.at, { text: written })
  else if (compare(abs(value), HUNDRED) > 0)
    scan.error('weight-out-of-range', span.at, { text: written, low: -100, high: 100 })
  return { weight: value ? written : null, from: WEIGHT.lastIndex, hash }
}
