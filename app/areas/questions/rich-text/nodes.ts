/** The small tree that authored text becomes. React renders it node by node; there is no place in it for markup. */
export type RichInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'em'; readonly children: readonly RichInline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly RichInline[] }

export type RichBlock =
  | { readonly kind: 'paragraph'; readonly children: readonly RichInline[] }
  | { readonly kind: 'code-block'; readonly text: string; readonly language?: string }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly start?: number
      readonly items: readonly RichBlock[][]
    }

/** Deeper nesting is flattened: nobody reads it, and a renderer that recurses must not run out of stack. */
export const DEEPEST_INLINE = 20
export const DEEPEST_LIST = 8

/** The words of a tree without its form; blocks are separated by newlines. */
export function wordsOf(blocks: readonly RichBlock[]): string {
  return blocks.map(wordsOfBlock).join('\n').trim()
}

function wordsOfBlock(block: RichBlock): string {
  if (block.kind === 'code-block') return block.text
  if (block.kind === 'list') return block.items.map(wordsOf).join('\n')
  return wordsOfInline(block.children)
}

function wordsOfInline(children: readonly RichInline[]): string {
  return children
    .map((node) => {
      if (node.kind === 'break') return '\n'
      return 'text' in node ? node.text : wordsOfInline(node.children)
    })
    .join('')
}

/** Trims a paragraph's ends and joins neighbouring texts; null when nothing is left to show. */
export function tidyInline(nodes: readonly RichInline[]): RichInline[] | null {
  const joined: RichInline[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { ...last, text: last.text + node.text }
    else joined.push(node)
  }
  const begin = joined.findIndex((node) => !isBlank(node))
  if (begin > 0) joined.splice(0, begin)
  while (isBlank(joined.at(-1))) joined.pop()
  const first = joined[0]
  if (first?.kind === 'text') joined[0] = { ...first, text: first.text.replace(/^[ \t\n]+/, '') }
  const end = joined.at(-1)
  if (end?.kind === 'text') joined[joined.length - 1] = { ...end, text: withoutTail(end.text) }
  return joined.length > 0 ? joined : null
}

/** A pattern would begin anew at every blank of a long run that something follows. */
function withoutTail(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\n'.includes(text[end - 1] ?? '-')) end -= 1
  return text.slice(0, end)
}

function isBlank(node: RichInline | undefined): boolean {
  if (!node) return false
  return node.kind === 'break' || (node.kind === 'text' && /^[ \t\n]*$/.test(node.text))
}
