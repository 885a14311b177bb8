import { Document, isCollection, isMap, isScalar, isSeq, type Node, visit } from 'yaml'

/** Characters in a line of a rule file. */
export const LINE = 120

/**
 * What its author put into braces stays in them while it fits the line; what does not, or has comments, goes on lines of
 * its own. `lead` are the characters before the node on its line, `indent` those before its members'.
 */
export function arrangeFlow(node: Node, lead = 0, indent = 0): void {
  if (!isCollection(node) || node.items.length === 0) return
  if (node.flow) {
    if (!hasComments(node) && lead + widthOf(node) <= LINE) return
    node.flow = false
  }
  if (isMap<Node, Node | null>(node))
    for (const { key, value } of node.items)
      if (value) arrangeFlow(value, indent + (isScalar(key) ? widthOf(key) : 0) + 2, indent + 2)
  if (isSeq<Node | null>(node)) for (const item of node.items) if (item) arrangeFlow(item, indent + 2, indent + 2)
}

function widthOf(node: Node): number {
  const document = new Document(null, { schema: 'failsafe' })
  document.contents = node
  const { commentBefore, spaceBefore, comment } = node
  Object.assign(node, { commentBefore: null, spaceBefore: false, comment: null })
  const width = document.toString({ lineWidth: 0 }).trimEnd().length
  Object.assign(node, { commentBefore, spaceBefore, comment })
  return width
}

function hasComments(of: Node): boolean {
  let found = false
  visit(of, (_key, node) => {
    if (node === of || !node || typeof node !== 'object' || !('commentBefore' in node || 'comment' in node))
      return undefined
    if ((node as Node).commentBefore || (node as Node).comment) found = true
    return found ? visit.BREAK : undefined
  })
  return found
}
