import { attributeOf, type ContentNode, isJsx, isParagraphOfComponents, plainText, walk } from './content-tree'

/** All words of a text for search, a line for each block: prose, titles, descriptions, cells and code. */
export const searchText = (tree: ContentNode) => linesOf(tree).join('\n')

const SPOKEN_ATTRIBUTES = ['title', 'label', 'alt', 'caption']
const CONTAINERS = new Set(['root', 'blockquote', 'list', 'listItem', 'table', 'tableRow', 'footnoteDefinition'])
const SILENT = new Set(['definition', 'thematicBreak'])

function linesOf(node: ContentNode): string[] {
  if (SILENT.has(node.type)) return []
  if (!isJsx(node) && !isParagraphOfComponents(node) && !CONTAINERS.has(node.type)) return [plainText(node)]
  const lines = SPOKEN_ATTRIBUTES.map((name) => attributeOf(node, name) ?? '')
  let line = ''
  for (const child of node.children ?? []) {
    if (isBlock(child)) lines.push(line, ...linesOf(child))
    line = isBlock(child) ? '' : line + plainText(child)
  }
  return [...lines, line].map((each) => each.trim()).filter(Boolean)
}

const isBlock = (node: ContentNode) =>
  isJsx(node) || CONTAINERS.has(node.type) || SILENT.has(node.type) || BLOCKS.has(node.type)
const BLOCKS = new Set(['paragraph', 'heading', 'tableCell', 'code'])

/** Words of the prose; blocks of code do not count. */
export function wordCount(tree: ContentNode): number {
  let count = 0
  walk(tree, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode')
      count += (node.value ?? '').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
  })
  return count
}

const WORDS_PER_MINUTE = 200
const CODE_LINES_PER_MINUTE = 15
const MINUTES_OF: Record<string, number> = { Check: 1, SignatureLab: 3, RetryTimeline: 2, PkceLab: 2 }

/** Reading time in minutes, at least 1. Code and exercises take their own time. */
export function minutesOf(tree: ContentNode, words: number): number {
  let minutes = words / WORDS_PER_MINUTE
  walk(tree, (node) => {
    if (node.type === 'code') minutes += (node.value ?? '').split('\n').length / CODE_LINES_PER_MINUTE
    if (isJsx(node) && node.name) minutes += (Object.hasOwn(MINUTES_OF, node.name) && MINUTES_OF[node.name]) || 0
  })
  return Math.max(1, Math.round(minutes))
}
