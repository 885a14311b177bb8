import { CODE_META, checkIds, labelOf } from './content-policy'
import type { ContentProblem } from './content-problems'
import { attributeOf, type ContentNode, isJsx, isParagraphOfComponents, plainText, walk } from './content-tree'
import { isCourseMedia } from './content-urls'
import { highlightCode, languageName } from './highlight-code'
import { minutesOf, searchText, wordCount } from './lesson-words'
import { createSlugger } from './slug'
import { transcriptOf } from './vtt'

/** A file that the lesson may show, under the address it is served from. Sizes in pixels, `size` in bytes. */
export type MediaFile = {
  url: string
  width?: number
  height?: number
  size?: number
  /** The content of a captions file, for the transcript. */
  text?: string
}

export type TocEntry = { id: string; text: string; depth: number }

export type LessonFacts = {
  /** Headings of levels 2 and 3 that stand in the text itself, not inside a component. */
  toc: TocEntry[]
  /** All words, for search: a line for each block. */
  text: string
  words: number
  /** Reading time in minutes, at least 1; what an author writes into the metadata goes before it. */
  minutesEstimate: number
  /** Names of the components used, sorted. */
  components: string[]
  /** Ids of the knowledge checks, in reading order. */
  checks: string[]
  /** Media as the text names them, sorted. */
  media: string[]
}

export type PrepareOptions = {
  /** Media by the name the text uses (`./media/retry.svg`). Without it no name is looked up. */
  media?: Readonly<Record<string, MediaFile>>
  /** The knowledge checks that exist beside the lesson. Without it none is looked up. */
  checks?: readonly string[]
}

/**
 * Turns an accepted text into the tree that is compiled: ids on headings, references resolved, media under their
 * addresses, code coloured. The tree is changed in place. What only shows here (a missing file, an anchor that leads
 * nowhere) comes back as problems.
 */
export function prepareLesson(
  tree: ContentNode,
  options: PrepareOptions,
): { facts: LessonFacts; problems: ContentProblem[] } {
  const problems: ContentProblem[] = []
  const report: Report = (node, code, params) => {
    problems.push({ line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1, code, params })
  }
  const checks = checkIds(tree)
  for (const node of nodesOf(tree, (found) => found.name === 'Check')) {
    const id = attributeOf(node, 'id') ?? ''
    if (options.checks && !options.checks.includes(id)) report(node, 'check-unknown', { id })
  }
  const components = [...new Set(nodesOf(tree, isJsx).map((node) => node.name ?? ''))].sort()
  const text = searchText(tree)
  const words = wordCount(tree)
  const minutesEstimate = minutesOf(tree, words)

  unwrapComponents(tree)
  resolveReferences(tree)
  const toc = nameHeadings(tree)
  const media = placeMedia(tree, options.media, report)
  checkAnchors(tree, report)
  markLead(tree)
  nameTables(tree)
  colourCode(tree)
  return { facts: { toc, text, words, minutesEstimate, components, checks, media }, problems }
}

type Report = (node: ContentNode, code: ContentProblem['code'], params: ContentProblem['params']) => void

/** MDX does this only to trees that it has parsed itself. */
function unwrapComponents(tree: ContentNode) {
  walk(tree, (node) => {
    const hasParagraphs = node.children?.some(isParagraphOfComponents)
    if (!hasParagraphs) return
    node.children = node.children?.flatMap((child) =>
      isParagraphOfComponents(child)
        ? (child.children ?? [])
            .filter(isJsx)
            .map((component) => Object.assign(component, { type: 'mdxJsxFlowElement' }))
        : [child],
    )
  })
}

/** `[text][label]` becomes the link it stands for; of two definitions the first counts (CommonMark §4.7). */
function resolveReferences(tree: ContentNode) {
  const definitions = new Map<string, ContentNode>()
  walk(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(labelOf(node))) definitions.set(labelOf(node), node)
  })
  walk(tree, (node) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return
    const definition = definitions.get(labelOf(node))
    Object.assign(node, {
      type: node.type === 'linkReference' ? 'link' : 'image',
      url: definition?.url ?? '',
      title: definition?.title ?? null,
    })
  })
}

function nameHeadings(tree: ContentNode): TocEntry[] {
  const slug = createSlugger()
  const toc: TocEntry[] = []
  walk(tree, (node, parent) => {
    if (node.type !== 'heading') return
    const text = plainText(node).replace(/\s+/g, ' ').trim()
    const id = slug(text)
    const depth = node.depth ?? 2
    node.data = { hProperties: { id } }
    if (parent === tree && depth <= 3) toc.push({ id, text, depth })
  })
  return toc
}

function placeMedia(tree: ContentNode, media: PrepareOptions['media'], report: Report): string[] {
  const used = new Set<string>()
  const find = (node: ContentNode, name: string): MediaFile => {
    used.add(name)
    const file = media && Object.hasOwn(media, name) ? media[name] : undefined
    if (media && !file && isCourseMedia(name)) report(node, 'media-missing', { name })
    return file ?? { url: name }
  }
  walk(tree, (node, parent) => {
    if (node.type === 'image') placeImage(node, find(node, node.url ?? ''), parent)
    else if (node.type === 'link' && isCourseMedia(node.url ?? '')) node.url = find(node, node.url ?? '').url
    else if (isJsx(node)) placeAttributes(node, (name) => find(node, name))
  })
  // An image alone in its paragraph has become a figure, which a paragraph cannot hold.
  walk(tree, (node) => {
    node.children = node.children?.map((child) => {
      const [only, ...rest] = child.type === 'paragraph' ? (child.children ?? []) : []
      return only && rest.length === 0 && only.name === 'Figure' ? only : child
    })
  })
  return [...used].sort()
}

function placeImage(node: ContentNode, file: MediaFile, parent: ContentNode | undefined) {
  const isAlone = parent?.type === 'paragraph' && parent.children?.length === 1
  const { alt, title } = node
  Object.assign(node, {
    type: isAlone ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
    name: isAlone ? 'Figure' : 'InlineImage',
    attributes: attributesFrom({ src: file.url, alt, caption: isAlone ? title : undefined, ...sizeOf(file) }),
    children: [],
  })
}

function placeAttributes(node: ContentNode, find: (name: string) => MediaFile) {
  const replace = (name: string): MediaFile | undefined => {
    const attribute = node.attributes?.find((candidate) => candidate.name === name)
    if (typeof attribute?.value !== 'string') return undefined
    const file = find(attribute.value)
    attribute.value = file.url
    return file
  }
  const add = (values: Record<string, string | undefined>) => node.attributes?.push(...attributesFrom(values))
  if (node.name === 'Figure') {
    const file = replace('src')
    if (file) add(sizeOf(file))
  }
  if (node.name === 'Download') add({ size: replace('src')?.size?.toString() })
  if (node.name === 'Video') {
    replace('src')
    replace('poster')
    const captions = replace('captions')
    if (captions?.text) add({ transcript: transcriptOf(captions.text).join('\n') })
  }
}

const sizeOf = ({ width, height }: MediaFile) => ({ width: width?.toString(), height: height?.toString() })

const attributesFrom = (values: Record<string, string | null | undefined>) =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [{ type: 'mdxJsxAttribute', name, value }],
  )

/** A link within the lesson must have its heading; footnotes make their own. */
function checkAnchors(tree: ContentNode, report: Report) {
  const ids = new Set(nodesOf(tree, (node) => node.type === 'heading').map((node) => idOf(node)))
  for (const node of nodesOf(tree, (found) => found.type === 'link')) {
    const anchor = node.url?.startsWith('#') ? decoded(node.url.slice(1)) : ''
    if (anchor && !ids.has(anchor)) report(node, 'anchor-missing', { anchor })
  }
}

const idOf = (heading: ContentNode) => (heading.data?.hProperties as { id?: string } | undefined)?.id

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A lesson opens with what it is about. */
function markLead(tree: ContentNode) {
  const [first] = tree.children ?? []
  if (first?.type === 'paragraph') first.data = { hProperties: { className: ['lead'] } }
}

/** A table scrolls in a frame of its own, and a frame that takes the focus needs a name: its columns. */
function nameTables(tree: ContentNode) {
  for (const node of nodesOf(tree, (found) => found.type === 'table')) {
    const columns = node.children?.[0]?.children?.map((cell) => plainText(cell).trim()).filter(Boolean) ?? []
    node.data = { hProperties: { label: columns.join(', ') } }
  }
}

function colourCode(tree: ContentNode) {
  for (const tabs of nodesOf(tree, (node) => node.name === 'Tabs')) markTabsOfCode(tabs)
  for (const node of nodesOf(tree, (found) => found.type === 'code')) {
    const language = node.lang ?? ''
    const title = CODE_META.exec(node.meta ?? '')?.[1]
    const tokens = highlightCode(node.value ?? '', language)
    Object.assign(node, {
      type: 'mdxJsxFlowElement',
      name: 'CodeBlock',
      attributes: [
        ...attributesFrom({ title, language: languageName(language) }),
        ...(node.data?.inTabs ? [bare('inTabs')] : []),
      ],
      children: tokens.map(({ text, className }) => {
        const run: ContentNode = { type: 'codeText', value: text }
        return className
          ? { type: 'codeSpan', data: { hName: 'span', hProperties: { className } }, children: [run] }
          : run
      }),
      data: undefined,
      value: undefined,
    })
  }
}

/** Tabs of which each is one block of code share the frame of that code. */
function markTabsOfCode(tabs: ContentNode) {
  const codes = (tabs.children ?? [])
    .filter(isJsx)
    .map((tab) => (tab.children?.length === 1 ? tab.children[0] : undefined))
  if (!codes.every((code) => code?.type === 'code')) return
  tabs.attributes?.push(bare('code'))
  for (const code of codes) if (code) code.data = { inTabs: true }
}

const bare = (name: string) => ({ type: 'mdxJsxAttribute', name, value: null })

function nodesOf(tree: ContentNode, matches: (node: ContentNode) => boolean): ContentNode[] {
  const found: ContentNode[] = []
  walk(tree, (node) => {
    if (matches(node)) found.push(node)
  })
  return found
}
