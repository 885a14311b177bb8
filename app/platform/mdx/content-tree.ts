/**
 * The shape of a parsed text, as far as this folder needs it: mdast with the JSX nodes of MDX.
 *
 * Declared here, because the packages that make such trees do not agree on one version of the published types.
 */
export type Point = { line: number; column: number }

export type Attribute = {
  type: string
  name?: string
  value?: string | null | { type: string; value: string }
}

export type ContentNode = {
  type: string
  children?: ContentNode[]
  value?: string
  depth?: number
  url?: string
  title?: string | null
  alt?: string | null
  lang?: string | null
  meta?: string | null
  identifier?: string
  checked?: boolean | null
  name?: string | null
  attributes?: Attribute[]
  data?: Record<string, unknown>
  position?: { start: Point; end: Point }
}

export const isJsx = (node: ContentNode) => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'

const isBlank = (node: ContentNode) => node.type === 'text' && (node.value ?? '').trim() === ''

/**
 * A paragraph that holds nothing but components: `<Step title="x">…</Step>` written on one line. MDX takes such a
 * paragraph away and keeps the components, so their rules are those of a component that stands alone.
 */
export const isParagraphOfComponents = (node: ContentNode) =>
  node.type === 'paragraph' &&
  (node.children ?? []).some(isJsx) &&
  (node.children ?? []).every((child) => isJsx(child) || isBlank(child))

/** The children of a component, seen through paragraphs that MDX takes away; blank text does not count. */
export function contentChildren(node: ContentNode): ContentNode[] {
  return (node.children ?? []).flatMap((child) =>
    isParagraphOfComponents(child) ? contentChildren(child) : isBlank(child) ? [] : [child],
  )
}

/** The words of a node without its marks: headings for the contents list, cells for the name of a table. */
export function plainText(node: ContentNode): string {
  if (typeof node.value === 'string') return node.value
  if (node.type === 'image') return node.alt ?? ''
  if (node.type === 'break') return ' '
  return (node.children ?? []).map(plainText).join('')
}

/** The literal value of an attribute; bare attributes are the empty text. */
export function attributeOf(node: ContentNode, name: string): string | undefined {
  const found = node.attributes?.find((attribute) => attribute.name === name)
  if (!found) return undefined
  return typeof found.value === 'string' ? found.value : ''
}

/** Calls `visit` for every node, parents before children. */
export function walk(node: ContentNode, visit: (node: ContentNode, parent: ContentNode | undefined) => void) {
  const step = (current: ContentNode, parent: ContentNode | undefined) => {
    visit(current, parent)
    for (const child of current.children ?? []) step(child, current)
  }
  step(node, undefined)
}
