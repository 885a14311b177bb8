import { findUnescaped, findUnescapedRun, readText } from './gift-text'
import { parseNumericAnswers } from './parse-numeric'
import type { GiftAnswer, GiftAnswers, GiftFormat, GiftText } from './parsed-gift'
import { notEmpty, readFeedback, reportNoKey } from './read-answer'
import { excerpt, readPart, type Scan, skipSpace } from './scan'
import { type AnswerSpan, readAnswerHead, splitAnswers } from './split-answers'

/** What the answers take from the rest of the question; `isTyped` is the tag that tells typed answers from pairs. */
type AnswerContext = { readonly format: GiftFormat; readonly isTyped: boolean }
type ParsedAnswers = { answers: GiftAnswers | null; generalFeedback: GiftText | null }

/** Reads what stands between the braces, [from, to), and decides by it what type of question this is. */
export function parseAnswers(scan: Scan, from: number, to: number, stem: AnswerContext): ParsedAnswers {
  const { format } = stem
  const general = findUnescapedRun(scan.text, '####', from, to)
  const end = general < 0 ? to : general
  const generalFeedback = general < 0 ? null : notEmpty(readPart(scan, general + 4, to, format, '=~#:'))
  return { generalFeedback, answers: readByType(scan, skipSpace(scan.text, from, end), end, stem) }
}

function readByType(scan: Scan, from: number, to: number, { format, isTyped }: AnswerContext): GiftAnswers | null {
  if (from >= to) return { type: 'essay' }
  if (scan.text[from] === '#') return parseNumericAnswers(scan, from + 1, to, format)
  const truth = readTrueFalse(scan, from, to, format)
  if (truth) return truth
  const { lead, spans } = splitAnswers(scan.text, from, to)
  if (spans.length === 0)
    return { type: 'short-answer', answers: [readAnswer(scan, { mark: '=', at: from, from, to }, format)] }
  const onlyRight = spans.every((span) => span.mark === '=')
  if (onlyRight && !isTyped && spans.some((span) => arrowOf(scan, span) >= 0)) {
    reportNoKey(scan, from, lead, spans, [{ right: true, weight: null }])
    return readPairs(scan, spans, format)
  }
  if (onlyRight && lead !== '') {
    // Moodle's reader takes it for a right answer too; among options it could be either.
    scan.warn('lead-read-as-right', from, { text: excerpt(lead) })
    const first: AnswerSpan = { mark: '=', at: from, from, to: spans[0]?.at ?? to }
    return { type: 'short-answer', answers: [first, ...spans].map((span) => readAnswer(scan, span, format)) }
  }
  const answers = spans.map((span) => readAnswer(scan, span, format))
  reportNoKey(scan, from, lead, spans, answers)
  const isSingle = spans.some((span) => span.mark === '=')
  return { type: onlyRight ? 'short-answer' : isSingle ? 'single-choice' : 'multiple-response', answers }
}

function readTrueFalse(scan: Scan, from: number, to: number, format: GiftFormat): GiftAnswers | null {
  const hash = findUnescaped(scan.text, '#', from, to)
  const word = scan.text
    .slice(from, hash < 0 ? to : hash)
    .trim()
    .toUpperCase()
  if (!['T', 'TRUE', 'F', 'FALSE'].includes(word)) return null
  const second = hash < 0 ? -1 : findUnescaped(scan.text, '#', hash + 1, to)
  const feedback = (start: number, end: number) =>
    start < 0 ? null : notEmpty(readPart(scan, start + 1, end, format, '=~#:'))
  return {
    type: 'true-false',
    isTrue: word.startsWith('T'),
    wrongFeedback: feedback(hash, second < 0 ? to : second),
    rightFeedback: feedback(second, to),
  }
}

function readAnswer(scan: Scan, span: AnswerSpan, format: GiftFormat): GiftAnswer {
  reportAttribute(scan, span)
  const head = readAnswerHead(scan, span)
  const text = readPart(scan, head.from, head.hash, format, ':')
  if (text.text === '') scan.error('answer-empty', span.at)
  return {
    right: span.mark === '=',
    weight: head.weight,
    text,
    feedback: readFeedback(scan, head.hash, span.to, format),
  }
}

function readPairs(scan: Scan, spans: readonly AnswerSpan[], format: GiftFormat): GiftAnswers {
  const pairs = spans.flatMap((span) => {
    const arrow = arrowOf(scan, span)
    if (arrow < 0) scan.error('pair-without-arrow', span.at, { text: excerpt(scan.text.slice(span.from, span.to)) })
    if (arrow < 0) return []
    const answer = readText(scan.text.slice(arrow + 2, span.to), 'moodle').text
    return [{ question: readText(scan.text.slice(span.from, arrow), format), answer }]
  })
  return { type: 'matching', pairs }
}

/** Where the arrow of a pair stands; one in a feedback makes no pair. */
function arrowOf(scan: Scan, span: AnswerSpan): number {
  const hash = findUnescaped(scan.text, '#', span.from, span.to)
  const arrow = scan.text.slice(span.from, hash < 0 ? span.to : hash).indexOf('->')
  return arrow < 0 ? -1 : span.from + arrow
}

/** `=` after an attribute name and before a quote belongs to a tag, not to a new answer. */
function reportAttribute(scan: Scan, span: AnswerSpan): void {
  if (span.mark !== '=' || !/["']/.test(scan.text[span.from] ?? '')) return
  if (/<[a-z][^<>]*\s[\w:-]+$/i.test(scan.text.slice(Math.max(0, span.at - 300), span.at)))
    scan.error('attribute-equals', span.at)
}
