import { moduleOf, type Question, questionSchema } from '../registry'
import { createReading } from './create-reading'
import { type GiftFile, parseGift } from './parse-gift'
import type { GiftBlock, ParsedGift } from './parsed-gift'
import { type Problem, sortProblems } from './problems'

/**
 * What becomes of one question of a file: taken as it stands; taken with the differences named; or refused, with the
 * reasons and its source.
 */
export type Verdict =
  | { readonly kind: 'exact' }
  | { readonly kind: 'approximated'; readonly how: readonly Problem[] }
  | { readonly kind: 'refused'; readonly why: readonly Problem[] }

/** The name of each verdict in the namespace `questions`. */
export const VERDICT_LABELS = {
  exact: 'verdicts.exact',
  approximated: 'verdicts.approximated',
  refused: 'verdicts.refused',
} as const satisfies Record<Verdict['kind'], string>

export type ImportItem = {
  readonly line: number
  readonly endLine: number
  readonly title: string | null
  readonly category: string | null
  readonly type: ParsedGift['type'] | null
  readonly source: string
  readonly verdict: Verdict
  /** Absent when the verdict is `refused`. */
  readonly question?: Question
}

export type GiftImport = Pick<GiftFile, 'categories' | 'comments'> & {
  readonly items: readonly ImportItem[]
  /** Every problem of the file in the order of its lines, those of refused questions too. */
  readonly problems: readonly Problem[]
}

/** Reads a GIFT file into questions of this product, with a verdict for each. Saves nothing. */
export function importGift(source: string): GiftImport {
  const file = parseGift(source)
  const items = file.blocks.map(importBlock)
  const problems = [...items.flatMap(({ verdict }) => problemsOf(verdict)), ...file.loose]
  return { items, problems: sortProblems(problems), categories: file.categories, comments: file.comments }
}

const problemsOf = (verdict: Verdict): readonly Problem[] =>
  verdict.kind === 'exact' ? [] : verdict.kind === 'approximated' ? verdict.how : verdict.why

function importBlock(block: GiftBlock): ImportItem {
  const { question: parsed, line, endLine, source, title } = block
  const item = { line, endLine, source, title, category: parsed?.category ?? null, type: parsed?.type ?? null }
  const refused = (why: readonly Problem[]): ImportItem => ({ ...item, verdict: { kind: 'refused', why } })
  if (!parsed) return refused(block.problems)
  const at = { severity: 'error', line: parsed.line, column: 1, kept: source } as const
  const module = moduleOf(parsed.type)
  if (!module) return refused([{ code: 'type-not-supported', params: { type: parsed.type }, ...at }])
  if (parsed.stem.text === '' && !parsed.title) return refused([{ code: 'stem-empty', ...at }])
  const { reading, notes } = createReading(parsed)
  const made = questionSchema.safeParse(module.gift.read(parsed, reading))
  if (!made.success) return refused([...block.problems, notValid(made.error.issues, at)])
  const how = sortProblems([...block.problems, ...notes])
  return { ...item, question: made.data, verdict: how.length > 0 ? { kind: 'approximated', how } : { kind: 'exact' } }
}

/** What the schema of the type refuses, such as a text that is too long, by the place in the question. */
function notValid(issues: readonly { path: PropertyKey[] }[], at: Omit<Problem, 'code' | 'params'>): Problem {
  return { code: 'not-valid', params: { place: (issues[0]?.path ?? []).map(String).join('.') || 'question' }, ...at }
}
