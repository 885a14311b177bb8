import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { problemsBeforeParsing } from './content-limits'
import { problemsOfTree } from './content-policy'
import type { ContentProblem, ProblemCode } from './content-problems'
import type { ContentNode } from './content-tree'
import type { Trust } from './content-urls'

export type Parsed = { ok: true; tree: ContentNode } | { ok: false; problems: ContentProblem[] }

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze()

/**
 * Reads a text and holds it against the content policy. A parser can be made to work for very long: texts of strangers
 * are parsed in the worker (`mdx.server.ts`), which is stopped after its time.
 */
export function parseContent(source: string, options: { trust: Trust }): Parsed {
  const early = problemsBeforeParsing(source)
  if (early.length > 0) return { ok: false, problems: early }
  let tree: ContentNode
  try {
    // mdast as published has a type per node; this folder reads the few fields it needs.
    tree = processor.parse(source) as ContentNode
  } catch (error) {
    return { ok: false, problems: [syntaxProblem(error)] }
  }
  const problems = problemsOfTree(tree, options)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, tree }
}

type ParserMessage = {
  reason: string
  ruleId?: string
  line?: number
  column?: number
  place?: { line: number; column: number } | { start: { line: number; column: number } }
}

/** The parser's own sentences are about its grammar; people are told what to write instead. */
function syntaxProblem(error: unknown): ContentProblem {
  if (!isParserMessage(error)) throw error
  const place = error.place && 'start' in error.place ? error.place.start : error.place
  return { line: place?.line ?? 1, column: place?.column ?? 1, ...syntaxCode(error) }
}

const isParserMessage = (error: unknown): error is ParserMessage =>
  error instanceof Error && 'reason' in error && typeof error.reason === 'string'

function syntaxCode({ reason, ruleId = '' }: ParserMessage): Pick<ContentProblem, 'code' | 'params'> {
  const tag = /`<\/?([^`>]{1,80})>`/.exec(reason)?.[1]
  if (tag) return { code: 'syntax-tag', params: { name: tag } }
  return { code: syntaxCodeWithoutName(reason, ruleId), params: {} }
}

function syntaxCodeWithoutName(reason: string, ruleId: string): ProblemCode {
  if (ruleId.includes('closing')) return 'syntax-closing'
  if (reason.includes('import/exports')) return 'esm'
  if (reason.includes('comment')) return 'html-comment'
  if (reason.includes('attribute value')) return 'syntax-attribute'
  if (ruleId === 'acorn' || reason.includes('expression')) return 'syntax-brace'
  return 'syntax-angle'
}
