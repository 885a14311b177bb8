import { DEEPEST_LIST, type RichBlock, tidyInline } from './nodes'
import { parseInline } from './parse-markdown-inline'

const FENCE = /^ {0,3}(?:(`{3,})(?!.*`)|(~{3,}))\s*([\w+#.-]{0,30})/
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(?:( +)(?=\S)|\s*$)/
const HEADING = /^ {0,3}#{1,6}\s([\s\S]*)/

/**
 * Reads a subset of Markdown: paragraphs, fenced code, lists, code, strong, emphasis, links, hard breaks, escapes.
 * A heading becomes a strong paragraph; everything else (raw HTML included) stays the text it is.
 */
export function parseMarkdown(source: string): RichBlock[] {
  return parseLines(source.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'), 0)
}

function parseLines(lines: readonly string[], depth: number): RichBlock[] {
  const blocks: RichBlock[] = []
  let paragraph: string[] = []
  const endParagraph = () => {
    const children = tidyInline(parseInline(paragraph.map((line) => line.trimStart()).join('\n')))
    if (children) blocks.push({ kind: 'paragraph', children })
    paragraph = []
  }
  let index = 0
  while (index < lines.length) {
    const line = lines[index] ?? ''
    const fence = FENCE.exec(line)
    const heading = HEADING.exec(line)
    if (line.trim() === '') {
      endParagraph()
      index += 1
    } else if (fence) {
      endParagraph()
      index = readFence(lines, index, fence, blocks)
    } else if (heading) {
      endParagraph()
      const children = tidyInline(parseInline(withoutClosing(heading[1] ?? '')))
      if (children) blocks.push({ kind: 'paragraph', children: [{ kind: 'strong', children }] })
      index += 1
    } else if (depth < DEEPEST_LIST && startsList(line, paragraph.length > 0)) {
      endParagraph()
      index = readList(lines, index, depth, blocks)
    } else {
      paragraph.push(line)
      index += 1
    }
  }
  endParagraph()
  return blocks
}

/** The words of a heading; `#` after a space at its end only closes it. */
function withoutClosing(words: string): string {
  const trimmed = words.trim()
  let end = trimmed.length
  while (trimmed[end - 1] === '#') end -= 1
  return /\s/.test(trimmed[end - 1] ?? '') ? trimmed.slice(0, end).trimEnd() : trimmed
}

function readFence(lines: readonly string[], start: number, fence: RegExpExecArray, blocks: RichBlock[]): number {
  const mark = fence[1] ?? fence[2] ?? '```'
  const indent = (lines[start] ?? '').search(/\S/)
  const body: string[] = []
  let index = start + 1
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const trimmed = line.trim()
    if (trimmed.length >= mark.length && trimmed === (mark[0] ?? '').repeat(trimmed.length)) break
    body.push(line.slice(Math.min(indent, Math.max(line.search(/\S/), 0))))
  }
  const language = fence[3]
  blocks.push({ kind: 'code-block', text: body.join('\n'), ...(language ? { language } : {}) })
  return index + 1
}

/** An ordered list interrupts a paragraph only when it starts at 1, so a line that begins with a year stays text. */
function startsList(line: string, insideParagraph: boolean): boolean {
  const item = ITEM.exec(line)
  if (!item) return false
  return (
    !insideParagraph ||
    (item[3] !== undefined && (!/\d/.test(item[2] ?? '') || Number.parseInt(item[2] ?? '', 10) === 1))
  )
}

function readList(lines: readonly string[], start: number, depth: number, blocks: RichBlock[]): number {
  const first = ITEM.exec(lines[start] ?? '')
  const marker = (first?.[2] ?? '-').slice(-1)
  const ordered = /\d/.test(first?.[2] ?? '')
  const items: string[][] = []
  let indent = 0
  let index = start
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const item = ITEM.exec(line)
    const column = line.search(/\S/)
    if (items.length > 0 && (column >= indent || (column < 0 && followsInside(lines, index, indent)))) {
      items.at(-1)?.push(line.slice(indent))
    } else if (item && (item[2] ?? '').slice(-1) === marker && /\d/.test(item[2] ?? '') === ordered) {
      indent = item[0].length + (item[3] === undefined ? 1 : 0) - Math.max((item[3]?.length ?? 1) - 4, 0)
      items.push([line.slice(indent)])
    } else if (column < 0 || item || FENCE.test(line) || (lines[index - 1] ?? '').trim() === '') break
    else items.at(-1)?.push(line.trimStart())
  }
  const number = ordered ? Number.parseInt(first?.[2] ?? '1', 10) : 1
  const parsed = items.map((item) => parseLines(item, depth + 1)).filter((item) => item.length > 0)
  if (parsed.length > 0)
    blocks.push({ kind: 'list', ordered, ...(number === 1 ? {} : { start: number }), items: parsed })
  return index
}

/** Whether the next line with words still belongs to the item, or starts another item of this list. */
function followsInside(lines: readonly string[], blank: number, indent: number): boolean {
  const next = lines[blank + 1]
  return next !== undefined && next.trim() !== '' && (next.search(/\S/) >= indent || ITEM.test(next))
}
