import { compare, readRational } from '~/platform/rational'
import { isRight } from '../review-parts'
import { bounds } from '../types/numeric/mark'
import type { Numeric } from '../types/numeric/schema'
import { foldText, matchesPattern } from '../types/short-answer/match-pattern'
import type { ShortAnswer } from '../types/short-answer/schema'
import type { Finding } from './finding'
import { lintAnswers } from './lint-options'

/** Findings on accepted texts; the first pattern that fits counts, so an earlier one can leave nothing for a later. */
export function lintTexts({ answers, caseSensitive }: Pick<ShortAnswer, 'answers' | 'caseSensitive'>): Finding[] {
  const folded = answers.map(({ pattern }) => foldText(pattern, caseSensitive).trim())
  const isSwallowed = (index: number) => {
    const pattern = folded[index] ?? ''
    const earlier = folded.slice(0, index)
    if (earlier.includes(pattern)) return false
    if (earlier.some(takesEverything)) return true
    const text = textOf(pattern)
    return text !== null && earlier.some((other) => matchesPattern(other, text, caseSensitive))
  }
  const unreachable = answers.flatMap(({ pattern }, index) => (isSwallowed(index) ? [{ pattern, index }] : []))
  const greedy = answers.find((answer, index) => takesEverything(folded[index] ?? '') && isRight(answer))
  return [
    ...lintAnswers(answers, folded),
    ...unreachable.map(({ pattern, index }) => ({
      code: 'answer-unreachable' as const,
      part: String(index + 1),
      params: { text: pattern.slice(0, 80) },
    })),
    ...(greedy ? [{ code: 'takes-everything' as const }] : []),
  ]
}

const takesEverything = (pattern: string) => /^\*+$/.test(pattern)

/** The only text that a pattern without wildcards fits. */
const textOf = (pattern: string): string | null => (/(?<!\\)\*/.test(pattern) ? null : pattern.replaceAll('\\*', '*'))

/** Findings on accepted numbers; a margin inside an earlier one is never reached. */
export function lintNumbers({ answers, tolerance }: Pick<Numeric, 'answers' | 'tolerance'>): Finding[] {
  const texts = answers.map(({ value, margin }) => `${value}:${margin}`)
  const ranges = answers.map(({ value, margin }) => bounds(readRational(value), readRational(margin), tolerance))
  const unreachable = ranges.flatMap(([low, high], index) => {
    const isInside = ranges.slice(0, index).some(([from, to]) => compare(from, low) <= 0 && compare(high, to) <= 0)
    return isInside && texts.indexOf(texts[index] ?? '') === index ? [index] : []
  })
  return [
    ...lintAnswers(answers, texts),
    ...unreachable.map((index) => ({
      code: 'answer-unreachable' as const,
      part: String(index + 1),
      params: { text: answers[index]?.value ?? '' },
    })),
  ]
}
