import type { Problem, ProblemCode } from '../problems'
import { splitLines } from '../source-lines'

export type AikenBlock = {
  /** First and last line, counted from 1. */
  readonly line: number
  readonly endLine: number
  readonly stem: string
  readonly options: readonly string[]
  /** The place of the right option, counted from 0; null in a block with an error. */
  readonly right: number | null
  readonly problems: readonly Problem[]
}
type Draft = { line: number; endLine: number; stem: string[]; options: string[]; problems: Problem[] }

/** A capital with a point or a bracket: a small letter often begins a line of the stem, as in "a) and b) hold". */
const OPTION = /^\s*([A-Z])[.)]([\s\S]*)/
const ANSWER = /^\s*answer\s*:([\s\S]*)/i

/**
 * Reads Aiken (https://docs.moodle.org/en/Aiken_format): a stem, options A, B, C … on lines of their own, and a line
 * `ANSWER: B`. A line is an option when its letter is the next in turn, so that "I. Caesar" inside a stem stays a stem.
 */
export function parseAiken(source: string): AikenBlock[] {
  const blocks: AikenBlock[] = []
  let draft: Draft | null = null
  const end = (right: number | null) => {
    if (draft)
      blocks.push({ ...draft, stem: draft.stem.join('\n').trim(), right: draft.problems.some(isError) ? null : right })
    draft = null
  }
  for (const [index, text] of splitLines(source).entries()) {
    const line = index + 1
    const block: Draft = draft ?? { line, endLine: line, stem: [], options: [], problems: [] }
    const error = (code: ProblemCode, params?: Problem['params'], at = line) =>
      block.problems.push({ code, severity: 'error', line: at, column: 1, ...(params ? { params } : {}) })
    const answer = ANSWER.exec(text)
    if (answer) {
      draft = { ...block, endLine: line }
      end(readKey((answer[1] ?? '').trim(), block, error))
      continue
    }
    const option = readOption(text, block.options.length)
    if (option !== null) {
      if (block.stem.join('').trim() === '' && block.options.length === 0) error('stem-empty')
      if (option === '') error('answer-empty')
      block.options.push(option)
    } else if (block.options.length === 0) {
      if (text.trim() === '' && block.stem.length === 0) continue
      block.stem.push(text.trimEnd())
    } else if (text.trim() === '') continue
    else if (OPTION.test(text)) error('option-out-of-turn', { letter: letterAt(block.options.length) })
    else {
      error('answer-line-missing', undefined, block.endLine)
      draft = block
      end(null)
      draft = { line, endLine: line, stem: [text.trimEnd()], options: [], problems: [] }
      continue
    }
    draft = { ...block, endLine: text.trim() === '' ? block.endLine : line }
  }
  if (draft) closeLast(draft)
  end(null)
  return blocks
}

/** At the end of the file: options without a key, or a text that never became a question. */
function closeLast(draft: Draft): void {
  const code = draft.options.length > 0 ? 'answer-line-missing' : 'options-missing'
  draft.problems.push({ code, severity: 'error', line: draft.endLine, column: 1 })
}

function readOption(text: string, count: number): string | null {
  const match = OPTION.exec(text)
  if (!match || match[1] !== letterAt(count)) return null
  return (match[2] ?? '').trim()
}

type Report = (code: ProblemCode, params?: Problem['params']) => void

function readKey(written: string, block: Draft, error: Report): number | null {
  if (block.options.length < 2) error(block.options.length === 0 ? 'options-missing' : 'one-option')
  const key = /^\(?([A-Za-z])(?:[.)]+(?:\s.*)?)?$/.exec(written)?.[1]?.toUpperCase()
  if (key === undefined) error('answer-line-misread', { text: written })
  const place = (key ?? 'A').charCodeAt(0) - A
  if (block.options.length >= 2 && place >= block.options.length)
    error('answer-names-no-option', { letter: key ?? '', last: letterAt(block.options.length - 1) })
  return place
}

const A = 'A'.charCodeAt(0)
const letterAt = (place: number) => String.fromCharCode(A + place)
const isError = ({ severity }: Problem) => severity === 'error'
