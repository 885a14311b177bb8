import { atOnce } from '~/platform/at-once'
import { type Problem, sortProblems } from '../problems'
import { splitLines } from '../source-lines'
import { findUnescaped } from './gift-text'
import { isUnclosed, parseQuestion } from './parse-question'
import type { GiftBlock, ParsedGift } from './parsed-gift'
import { createScan } from './scan'
import { joinLines, readMetadata, type SourceBlock, type SourceLine, splitBlocks } from './source-blocks'

/** Problems that are told of one question. */
const MOST_PROBLEMS = 20

export type GiftFile = {
  readonly questions: readonly ParsedGift[]
  readonly problems: readonly Problem[]
  /** Every question and every broken one, in the order of the file. */
  readonly blocks: readonly GiftBlock[]
  /** Problems of comments that belong to no question. */
  readonly loose: readonly Problem[]
  readonly categories: readonly { readonly line: number; readonly path: string }[]
  readonly comments: readonly { readonly line: number; readonly text: string }[]
}

/**
 * Reads a whole GIFT file (https://docs.moodle.org/en/GIFT_format). A broken question costs only itself: it is reported
 * with line, column and what was meant, and reading goes on with the next one. Never throws on any text.
 */
export const parseGift = (source: string): GiftFile => atOnce(parseGiftInTurns(source))

/** The same in turns of a piece of the file each. */
export function* parseGiftInTurns(source: string): Generator<void, GiftFile> {
  const lines = splitLines(source)
  const pieces = splitBlocks(lines)
  const blocks: GiftBlock[] = []
  const loose: Problem[] = []
  const categories: { line: number; path: string }[] = []
  for (let index = 0; index < pieces.length; index += 1) {
    yield
    const piece = pieces[index]
    if (!piece) continue
    const category = categories.at(-1)?.path ?? null
    if (piece.category !== null) categories.push({ line: piece.line, path: piece.category })
    else if (piece.lines.length === 0) loose.push(...orphanedMetadata(piece))
    else {
      const last = isUnclosed(joinLines(piece.lines).text) ? closingBlock(pieces, index) : index
      const endLine = pieces[last]?.endLine ?? piece.endLine
      const kept = lines.slice(piece.line - 1, endLine).join('\n')
      blocks.push(last > index ? tornBlock(piece, endLine, kept) : readBlock(piece, category, kept))
      index = last
    }
  }
  return {
    blocks,
    questions: blocks.flatMap((block) => block.question ?? []),
    problems: sortProblems([...blocks.flatMap((block) => block.problems), ...loose]),
    loose,
    categories,
    comments: pieces.flatMap((piece) =>
      piece.comments.map(({ number, text }) => ({ line: number, text: text.trim().slice(2).trim() })),
    ),
  }
}

function readBlock(piece: SourceBlock, category: string | null, source: string): GiftBlock {
  const { text, locate } = joinLines(piece.lines)
  const scan = createScan(text, locate)
  const metadata = readMetadata(piece.comments)
  const { answers, ...parts } = parseQuestion(scan, metadata.tags)
  if (isUnclosed(text)) scan.error('brace-not-closed', text.length)
  const { line, endLine } = piece
  return finish({
    line,
    endLine,
    source,
    title: parts.title,
    problems: scan.problems,
    question: answers && { line: piece.lines[0]?.number ?? line, endLine, ...parts, ...metadata, category, ...answers },
  })
}

/** A question with a blank line between its braces: GIFT ends it there, so it is refused whole rather than in pieces. */
function tornBlock(piece: SourceBlock, endLine: number, source: string): GiftBlock {
  const { text, locate } = joinLines(piece.lines)
  const scan = createScan(text, locate)
  const { title } = parseQuestion(scan, [])
  const problems = scan.problems.filter(
    (problem) => problem.code !== 'no-right-answer' && problem.code !== 'one-option',
  )
  problems.push({ code: 'blank-line-in-answers', severity: 'error', ...locate(text.length) })
  return finish({ line: piece.line, endLine, source, title, problems, question: null })
}

/**
 * An error refuses the question; the first one keeps its source. A block that is all slips is told by its first ones,
 * so that a hostile file cannot answer with a report many times its size.
 */
function finish(block: GiftBlock): GiftBlock {
  const sorted = sortProblems(block.problems)
  const firstError = sorted.find((problem) => problem.severity === 'error')
  const told = sorted.filter((problem, index) => index < MOST_PROBLEMS || problem === firstError)
  return {
    ...block,
    question: firstError ? null : block.question,
    problems: told.map((problem) => (problem === firstError ? { ...problem, kept: block.source } : problem)),
  }
}

/** The block that closes the brace left open in `pieces[start]`, if no other question begins before; else `start`. */
function closingBlock(pieces: readonly SourceBlock[], start: number): number {
  for (let index = start + 1; index < pieces.length; index += 1) {
    const text = joinLines(pieces[index]?.lines ?? []).text
    const brace = findUnescaped(text, '{}', 0)
    if (pieces[index]?.category !== null || text.trimStart().startsWith('::') || text[brace] === '{') return start
    if (brace >= 0) return index
  }
  return start
}

function orphanedMetadata(piece: SourceBlock): Problem[] {
  const isMetadata = ({ text }: SourceLine) => /\[(id|tag):/.test(text)
  return piece.comments
    .filter(isMetadata)
    .map((comment) => ({ code: 'metadata-without-question', severity: 'warning', line: comment.number, column: 1 }))
}
