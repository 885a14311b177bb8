import { equals, ONE, readRational, sum, toNumber } from '~/platform/rational'
import type { Option } from '../question-base'
import { isRight } from '../review-parts'
import { plainWords, type RichText } from '../rich-text'
import type { Marking } from '../types/multiple-response/schema'
import type { Finding } from './finding'

/** Findings that every type with options shares. */
export function lintOptions(options: readonly Option[]): Finding[] {
  const seen = new Set<string>()
  const findings: Finding[] = []
  for (const option of options) {
    const words = comparable(plainWords(option.text))
    if (words !== '' && seen.has(words))
      findings.push({
        code: 'duplicate-options',
        part: option.id,
        params: { text: plainWords(option.text).slice(0, 80) },
      })
    seen.add(words)
  }
  const right = options.filter(isRight)
  if (right.length === 0) findings.push({ code: 'no-right-answer' })
  if (right.length === options.length) findings.push({ code: 'every-option-right' })
  const silent = options.filter((option) => !option.feedback).length
  if (silent > 0) findings.push({ code: 'empty-feedback', params: { count: silent } })
  return findings
}

/** Findings on accepted answers that are typed: the pairs of text that compare alike, and no full marks. */
export function lintAnswers(answers: readonly { fraction: string }[], texts: readonly string[]): Finding[] {
  const repeated = texts.findIndex((text, index) => texts.indexOf(text) !== index)
  return [
    ...(repeated >= 0 ? [{ code: 'duplicate-answers', part: String(repeated + 1) } as const] : []),
    ...(answers.some(isRight) ? lintFullMarks(answers) : [{ code: 'no-right-answer' } as const]),
  ]
}

/** Whether any single answer earns everything. */
export function lintFullMarks(answers: readonly { fraction: string }[]): Finding[] {
  return answers.some(({ fraction }) => equals(readRational(fraction), ONE)) ? [] : [{ code: 'never-full-marks' }]
}

/** One form for words that read alike. */
export const comparable = (words: string): string => words.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()

export const comparableWords = (text: RichText): string => comparable(plainWords(text))

/** The right options together must earn exactly everything; in the other ways of marking they always do. */
export function lintWeights(marking: Marking, options: readonly { fraction: string }[]): Finding[] {
  const total = sum(options.filter(isRight).map(({ fraction }) => readRational(fraction)))
  if (marking !== 'weighted' || !options.some(isRight) || equals(total, ONE)) return []
  return [{ code: 'weights-not-whole', params: { share: toNumber(total) } }]
}
