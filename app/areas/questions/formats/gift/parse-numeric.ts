import { compare, exactDecimal, parseRational, type Rational, ZERO } from '~/platform/rational'
import { resolveEscapes } from './gift-text'
import type { GiftAnswers, GiftFormat, GiftNumber, GiftNumericAnswer } from './parsed-gift'
import { readFeedback, reportNoKey } from './read-answer'
import { excerpt, type Scan } from './scan'
import { type AnswerSpan, readAnswerHead, splitAnswers } from './split-answers'
import { shareOf } from './weights'

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/

/** Reads `{#…}`: `value`, `value:tolerance`, `low..high`, or several of them with marks, weights and feedback. */
export function parseNumericAnswers(scan: Scan, from: number, to: number, format: GiftFormat): GiftAnswers {
  const { lead, spans } = splitAnswers(scan.text, from, to)
  // Moodle's reader takes what stands before the first mark for a right answer, as in {#3:2 ~#Wrong}.
  const first: AnswerSpan[] = lead === '' ? [] : [{ mark: '=', at: from, from, to: spans[0]?.at ?? to }]
  const all = [...first, ...spans]
  const answers = all.map((span) => readNumericAnswer(scan, span, format))
  reportNoKey(scan, from, '', all, answers)
  return { type: 'numeric', answers }
}

function readNumericAnswer(scan: Scan, span: AnswerSpan, format: GiftFormat): GiftNumericAnswer {
  const head = readAnswerHead(scan, span)
  const answer = {
    right: span.mark === '=',
    weight: head.weight,
    feedback: readFeedback(scan, head.hash, span.to, format),
  }
  const source = resolveEscapes(scan.text.slice(head.from, head.hash), true)
  const catchesRest = (source === '' || source === '*') && compare(shareOf(answer), ZERO) <= 0
  return { ...answer, number: catchesRest ? { kind: 'any' } : readNumber(scan, source, span) }
}

function readNumber(scan: Scan, source: string, span: AnswerSpan): GiftNumber {
  const misread = (): GiftNumber => {
    scan.error('number-not-understood', span.at, { text: excerpt(source) })
    return { kind: 'any' }
  }
  const [low, high, ...more] = source.split('..').map(decimalOf)
  if (source.includes('..')) {
    if (!low || !high || more.length > 0) return misread()
    if (compare(low.value, high.value) > 0) scan.error('range-reversed', span.at, { text: excerpt(source) })
    return { kind: 'range', low: low.text, high: high.text }
  }
  const [value, tolerance, ...rest] = source.split(':')
  const number = decimalOf(value ?? '')
  const margin = tolerance === undefined ? null : decimalOf(tolerance)
  const isMarginWrong = tolerance !== undefined && (!margin || compare(margin.value, ZERO) < 0)
  if (!number || isMarginWrong || rest.length > 0) return misread()
  return { kind: 'value', value: number.text, tolerance: margin?.text ?? null }
}

/** A number of the file as plain decimal text, exactly. */
function decimalOf(source: string): { value: Rational; text: string } | null {
  const trimmed = source.trim()
  if (!NUMBER.test(trimmed)) return null
  const value = parseRational(trimmed.replace(/\.(?=[eE]|$)/, ''))
  const text = value && exactDecimal(value)
  return value && text ? { value, text } : null
}
