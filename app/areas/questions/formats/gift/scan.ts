import type { Problem, ProblemCode } from '../problems'
import { findUnescaped, readText } from './gift-text'
import type { GiftFormat, GiftText } from './parsed-gift'

/** The source of one block with the problems found in it so far. */
export type Scan = {
  readonly text: string
  readonly problems: Problem[]
  readonly error: (code: ProblemCode, index: number, params?: Problem['params']) => void
  readonly warn: (code: ProblemCode, index: number, params?: Problem['params']) => void
}

export function createScan(text: string, locate: (index: number) => { line: number; column: number }): Scan {
  const problems: Problem[] = []
  const report = (severity: Problem['severity']) => (code: ProblemCode, index: number, params?: Problem['params']) => {
    problems.push({ code, severity, ...locate(index), ...(params ? { params } : {}) })
  }
  return { text, problems, error: report('error'), warn: report('warning') }
}

/** Moves past white space. */
export function skipSpace(text: string, from: number, to = text.length): number {
  let index = from
  while (index < to && /\s/.test(text[index] ?? '')) index += 1
  return index
}

/**
 * Reads text from a part of the block. A character of `suspicious` that stands there without a backslash refuses the
 * question: GIFT gives it a meaning, and whether it or the character was meant, only the author knows.
 */
export function readPart(scan: Scan, from: number, to: number, inherited: GiftFormat, suspicious: string): GiftText {
  const stray = findUnescaped(scan.text, suspicious, from, to)
  if (stray >= 0) scan.error('unescaped-character', stray, { character: scan.text[stray] ?? '' })
  return readText(scan.text.slice(from, to), inherited)
}

/** Text for a message: one line, not too long. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
