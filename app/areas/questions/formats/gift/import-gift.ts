import { atOnce } from '~/platform/at-once'
import { moduleOf } from '../../registry'
import { checkQuestion } from '../check-question'
import { acceptedWith, type ImportItem, type ImportResult, reasonsOf } from '../import-result'
import { joinDescriptions, type ReadItem } from '../join-descriptions'
import { type Problem, sortProblems } from '../problems'
import { createReading } from './create-reading'
import { type GiftFile, parseGiftInTurns } from './parse-gift'
import type { GiftBlock } from './parsed-gift'

type GiftImport = ImportResult & Pick<GiftFile, 'comments'>

/** Reads a GIFT file into questions of this product, with a verdict for each. Saves nothing. */
export const importGift = (source: string): GiftImport => atOnce(readGift(source))

/** The same in turns of a question each. */
export function* readGift(source: string): Generator<void, GiftImport> {
  const file = yield* parseGiftInTurns(source)
  const found: ReadItem[] = []
  for (const block of file.blocks) {
    found.push(importBlock(block))
    yield
  }
  const items = joinDescriptions(found)
  const problems = [...items.flatMap(({ verdict }) => reasonsOf(verdict)), ...file.loose]
  return { items, problems: sortProblems(problems), categories: file.categories, comments: file.comments }
}

function importBlock(block: GiftBlock): ReadItem {
  const { question: parsed, line, endLine, source, title } = block
  const item = { line, endLine, source, title, category: parsed?.category ?? null, type: parsed?.type ?? null }
  const refused = (why: readonly Problem[]): ImportItem => ({ ...item, verdict: { kind: 'refused', why } })
  if (!parsed) return refused(block.problems)
  const at = { severity: 'error', line: parsed.line, column: 1, kept: source } as const
  if (parsed.type === 'description') {
    const { reading, notes } = createReading(parsed)
    const description = parsed.stem.text === '' ? undefined : reading.richText(parsed.stem)
    const how = sortProblems([...block.problems, ...notes])
    return description ? { ...item, description, verdict: acceptedWith(how) } : refused([{ code: 'stem-empty', ...at }])
  }
  const gift = moduleOf(parsed.type)?.gift
  if (!gift) return refused([{ code: 'type-not-supported', params: { type: parsed.type }, ...at }])
  if (parsed.stem.text === '' && !parsed.title) return refused([{ code: 'stem-empty', ...at }])
  const { reading, notes } = createReading(parsed)
  const checked = checkQuestion(gift.read(parsed, reading), at)
  if ('problem' in checked) return refused([...block.problems, checked.problem])
  const how = sortProblems([...block.problems, ...notes])
  return { ...item, question: checked.question, verdict: acceptedWith(how) }
}
