import { DEEPEST_INLINE, DEEPEST_LIST, type RichBlock, type RichInline, tidyInline } from './nodes'
import { safeUrl } from './safe-url'

type InlineKind = 'strong' | 'em' | 'code' | 'link'
type OpenInline = { kind: InlineKind; href: string; children: RichInline[] }
type OpenList = { ordered: boolean; items: RichBlock[][]; inItem: boolean }

/** Builds the node tree from tags in the order they come, however badly they are nested. */
export type Tree = ReturnType<typeof createTree>

export function createTree() {
  const root: RichBlock[] = []
  const lists: OpenList[] = []
  let line: RichInline[] = []
  let open: OpenInline[] = []
  let codeBlock: string | null = null

  const blocks = () => {
    const list = lists.at(-1)
    if (!list) return root
    if (!list.inItem || list.items.length === 0) startItem(list)
    return list.items.at(-1) ?? root
  }
  const startItem = (list: OpenList) => {
    list.items.push([])
    list.inItem = true
  }
  const inlines = () => open.at(-1)?.children ?? line

  const wrapUp = (): boolean => {
    const node = open.pop()
    if (!node) return false
    const made = closed(node)
    if (made) inlines().push(...made)
    return true
  }
  const endParagraph = () => {
    while (wrapUp());
    const children = tidyInline(line)
    line = []
    if (children) blocks().push({ kind: 'paragraph', children })
  }

  return {
    endParagraph,
    text(text: string) {
      if (codeBlock !== null) codeBlock += text
      else if (text !== '') appendText(inlines(), text)
    },
    lineBreak() {
      if (codeBlock !== null) codeBlock += '\n'
      else inlines().push({ kind: 'break' })
    },
    open(kind: InlineKind, href = '') {
      if (codeBlock === null && open.length < DEEPEST_INLINE) open.push({ kind, href, children: [] })
    },
    close(kind: InlineKind) {
      if (!open.some((node) => node.kind === kind)) return
      let last = open.at(-1)?.kind
      while (wrapUp() && last !== kind) last = open.at(-1)?.kind
    },
    openCodeBlock() {
      endParagraph()
      codeBlock = codeBlock ?? ''
    },
    closeCodeBlock() {
      if (codeBlock === null) return
      const text = codeBlock.replace(/^\n/, '').trimEnd()
      codeBlock = null
      if (text !== '') blocks().push({ kind: 'code-block', text })
    },
    openList(ordered: boolean) {
      endParagraph()
      if (lists.length < DEEPEST_LIST) lists.push({ ordered, items: [], inItem: false })
    },
    openItem() {
      endParagraph()
      const list = lists.at(-1)
      if (list) startItem(list)
    },
    closeItem() {
      endParagraph()
      const list = lists.at(-1)
      if (list) list.inItem = false
    },
    closeList() {
      endParagraph()
      const list = lists.pop()
      const items = list?.items.filter((item) => item.length > 0) ?? []
      if (list && items.length > 0) blocks().push({ kind: 'list', ordered: list.ordered, items })
    },
    finish(): RichBlock[] {
      this.closeCodeBlock()
      endParagraph()
      while (lists.length > 0) this.closeList()
      open = []
      return root
    },
  }
}

function closed({ kind, href, children }: OpenInline): RichInline[] | null {
  if (children.length === 0) return null
  if (kind === 'code') return [{ kind, text: children.map((child) => ('text' in child ? child.text : '')).join('') }]
  if (kind !== 'link') return [{ kind, children }]
  const address = safeUrl(href)
  return address ? [{ kind, href: address, children }] : children
}

/** Remembered rather than looked up: to look into a text that grows piece by piece copies all of it each time. */
const endingInSpace = new WeakSet<RichInline>()

function appendText(target: RichInline[], text: string): void {
  const last = target.at(-1)
  const folded = text.replace(/[ \t\r\n\f]+/g, ' ')
  const followsSpace = last?.kind === 'break' || (last?.kind === 'text' && endingInSpace.has(last))
  const kept = followsSpace ? folded.replace(/^ /, '') : folded
  if (kept === '') return
  const node: RichInline = { kind: 'text', text: last?.kind === 'text' ? last.text + kept : kept }
  if (kept.endsWith(' ')) endingInSpace.add(node)
  if (last?.kind === 'text') target[target.length - 1] = node
  else target.push(node)
}
