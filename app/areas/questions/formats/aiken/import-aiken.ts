import { atOnce } from '~/platform/at-once'
import { checkQuestion } from '../check-question'
import { acceptedWith, type ImportItem, type ImportResult, reasonsOf } from '../import-result'
import { splitLines } from '../source-lines'
import { titleFromStem } from '../title-from-stem'
import { type AikenBlock, parseAiken } from './parse-aiken'

/** Reads an Aiken file: single choices without feedback, whose texts mean what they say, letter by letter. */
export const importAiken = (source: string): ImportResult => atOnce(readAiken(source))

/** The same in turns of a question each. */
export function* readAiken(source: string): Generator<void, ImportResult> {
  const lines = splitLines(source)
  const items: ImportItem[] = []
  for (const block of parseAiken(source)) {
    items.push(importBlock(block, lines.slice(block.line - 1, block.endLine).join('\n')))
    yield
  }
  return { items, problems: items.flatMap(({ verdict }) => reasonsOf(verdict)), categories: [] }
}

function importBlock(block: AikenBlock, source: string): ImportItem {
  const { line, endLine, stem, options, right } = block
  const title = titleFromStem(stem) || null
  const item = { line, endLine, title, category: null, type: 'single-choice', source }
  if (right === null) {
    const [first, ...more] = block.problems
    return { ...item, verdict: { kind: 'refused', why: first ? [{ ...first, kept: source }, ...more] : [] } }
  }
  const plain = (text: string) => ({ format: 'plain', text })
  const checked = checkQuestion(
    {
      v: 1,
      type: 'single-choice',
      title,
      stem: plain(stem),
      options: options.map((text, index) => ({
        id: `o${index + 1}`,
        text: plain(text),
        fraction: index === right ? '1/1' : '0/1',
      })),
      tags: [],
    },
    { line, column: 1, kept: source },
  )
  if ('problem' in checked) return { ...item, verdict: { kind: 'refused', why: [checked.problem] } }
  return { ...item, question: checked.question, verdict: acceptedWith(block.problems) }
}
