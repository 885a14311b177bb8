import { decodeEntities } from './entities'
import type { RichBlock } from './nodes'
import { createTree, type Tree } from './tree'

/** What a tag of the subset does to the tree. Tags that are not here are shown as the text they are. */
const TAGS_BY_EFFECT = {
  block: 'p div blockquote section article header footer table thead tbody tr caption dl dt dd',
  cell: 'td th',
  heading: 'h1 h2 h3 h4 h5 h6',
  strong: 'b strong',
  em: 'i em cite var',
  code: 'code kbd samp tt',
  pre: 'pre',
  list: 'ul ol',
  item: 'li',
  link: 'a',
  through: 'span font u small big mark abbr sub sup center s del ins q',
} as const
type Effect = keyof typeof TAGS_BY_EFFECT
const EFFECT_OF = new Map<string, Effect>(
  Object.entries(TAGS_BY_EFFECT).flatMap(([effect, tags]) => tags.split(' ').map((tag) => [tag, effect as Effect])),
)
/** Tags of the subset whose meaning is not carried over in full, so an import has to say so. */
const REDUCED = new Set(['table', 'tr', 'td', 'th', 'sub', 'sup', 'blockquote', 'dl', 'dt', 'dd', 's', 'del'])

const TOKEN = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})((?:"[^"]*"|'[^']*'|[^'"<>])*)>/g

type ParsedHtml = { readonly blocks: RichBlock[]; readonly lost: readonly string[] }

/**
 * Reads a harmless subset of HTML. Comments vanish, attributes other than a link's safe address vanish, and every
 * tag outside the subset becomes visible text. `lost` names the tags whose meaning did not survive.
 */
export function parseHtml(source: string): ParsedHtml {
  const tree = createTree()
  const lost = new Set<string>()
  let end = 0
  for (const token of source.matchAll(TOKEN)) {
    tree.text(decodeEntities(source.slice(end, token.index)))
    end = token.index + token[0].length
    const name = (token[2] ?? '').toLowerCase()
    if (name) applyTag(tree, lost, { name, isClosing: token[1] === '/', attributes: token[3] ?? '', source: token[0] })
  }
  tree.text(decodeEntities(source.slice(end)))
  return { blocks: tree.finish(), lost: [...lost] }
}

type Tag = { name: string; isClosing: boolean; attributes: string; source: string }

const EFFECTS: Readonly<Record<Effect, (tree: Tree, tag: Tag) => void>> = {
  through: () => {},
  block: (tree) => tree.endParagraph(),
  cell: (tree) => tree.text(' '),
  heading(tree, tag) {
    tree.endParagraph()
    if (!tag.isClosing) tree.open('strong')
  },
  strong: (tree, tag) => openOrClose(tree, tag, 'strong'),
  em: (tree, tag) => openOrClose(tree, tag, 'em'),
  code: (tree, tag) => openOrClose(tree, tag, 'code'),
  link: (tree, tag) => openOrClose(tree, tag, 'link'),
  pre: (tree, tag) => (tag.isClosing ? tree.closeCodeBlock() : tree.openCodeBlock()),
  list: (tree, tag) => (tag.isClosing ? tree.closeList() : tree.openList(tag.name === 'ol')),
  item: (tree, tag) => (tag.isClosing ? tree.closeItem() : tree.openItem()),
}

function applyTag(tree: Tree, lost: Set<string>, tag: Tag): void {
  const effect = EFFECT_OF.get(tag.name)
  if (REDUCED.has(tag.name)) lost.add(tag.name)
  if (effect) EFFECTS[effect](tree, tag)
  else if (tag.name === 'br') tree.lineBreak()
  else if (tag.name === 'hr') tree.endParagraph()
  else if (tag.name === 'img') showImage(tree, lost, tag)
  else {
    lost.add(tag.name)
    tree.text(tag.source)
  }
}

function openOrClose(tree: Tree, tag: Tag, kind: 'strong' | 'em' | 'code' | 'link'): void {
  if (tag.isClosing) tree.close(kind)
  else tree.open(kind, attributeOf(tag.attributes, 'href') ?? '')
}

function showImage(tree: Tree, lost: Set<string>, tag: Tag): void {
  lost.add('img')
  const alternative = attributeOf(tag.attributes, 'alt')
  tree.text(alternative ? `[${alternative}]` : tag.source)
}

function attributeOf(attributes: string, name: string): string | null {
  for (const match of attributes.matchAll(/([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g)) {
    if (match[1]?.toLowerCase() === name) return decodeEntities(match[2] ?? match[3] ?? match[4] ?? '')
  }
  return null
}
