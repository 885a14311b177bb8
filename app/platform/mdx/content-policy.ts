import { checkComponent, type PolicyContext } from './component-policy'
import { MAX_PROBLEMS, problemAt, sizeProblem } from './content-limits'
import { type ContentProblem, inReadingOrder, type ProblemCode } from './content-problems'
import { attributeOf, type ContentNode, isJsx } from './content-tree'
import { isCourseMedia, linkProblem, mediaProblem, type Trust, type UrlProblem } from './content-urls'

const ALLOWED_NODES = new Set([
  ...['root', 'paragraph', 'heading', 'text', 'emphasis', 'strong', 'delete', 'inlineCode', 'code', 'blockquote'],
  ...['list', 'listItem', 'link', 'image', 'linkReference', 'imageReference', 'definition', 'break', 'thematicBreak'],
  ...['table', 'tableRow', 'tableCell', 'footnoteReference', 'footnoteDefinition'],
  ...['mdxJsxFlowElement', 'mdxJsxTextElement'],
])

/** Nodes that have a clearer reason than “not allowed”. */
const REFUSED_NODES: Partial<Record<string, ProblemCode>> = {
  mdxjsEsm: 'esm',
  mdxFlowExpression: 'expression',
  mdxTextExpression: 'expression',
  html: 'html',
  yaml: 'front-matter',
  toml: 'front-matter',
}

/**
 * Everything that is wrong with a parsed text, in reading order, at most a hundred. An empty list means: accepted.
 *
 * What is accepted is a closed subset of MDX. A text is code once it is compiled, so whatever is not named here is
 * refused. Both trust levels have the same subset; they differ in whose media they may use.
 */
export function problemsOfTree(root: ContentNode, options: { trust: Trust }): ContentProblem[] {
  const size = sizeProblem(root)
  if (size) return [size]

  const problems: ContentProblem[] = []
  const definitions = new Map<string, ContentNode>()
  const report = (node: ContentNode, code: ProblemCode, params: ContentProblem['params'] = {}) => {
    if (problems.length < MAX_PROBLEMS) problems.push(problemAt(node, code, params))
  }
  const reportUrl = (node: ContentNode, problem: UrlProblem | null) =>
    problem && report(node, problem.code, problem.params)
  const checks = new Set<string>()
  const context: PolicyContext = { report, reportUrl, checks, trust: options.trust, definitions }

  eachNode(root, (node) => {
    const label = labelOf(node)
    if (node.type === 'definition' && !definitions.has(label)) definitions.set(label, node)
  })
  eachNode(root, (node, ancestors) => checkNode(node, ancestors, context))
  return inReadingOrder(problems)
}

/** How definitions are found by references: case does not count. */
export const labelOf = (node: ContentNode) => (node.identifier ?? '').toUpperCase()

function checkNode(node: ContentNode, ancestors: readonly ContentNode[], context: PolicyContext) {
  const { report, reportUrl, trust } = context
  const refused = Object.hasOwn(REFUSED_NODES, node.type) ? REFUSED_NODES[node.type] : undefined
  if (refused) return report(node, refused)
  if (!ALLOWED_NODES.has(node.type)) return report(node, 'node-refused', { type: node.type })
  // `data` steers how a node is rendered; a parser leaves nothing there that rendering obeys.
  if (node.data && ['hName', 'hProperties', 'hChildren'].some((key) => node.data && key in node.data)) {
    return report(node, 'node-refused', { type: node.type })
  }

  switch (node.type) {
    case 'heading':
      if (node.depth === 1) report(node, 'heading-one')
      return
    case 'link':
      return reportUrl(node, urlProblem(node.url ?? '', trust))
    case 'definition':
      return reportUrl(node, urlProblem(node.url ?? '', trust))
    case 'image':
      return checkImage(node, node.url ?? '', context)
    case 'imageReference':
      return checkImage(node, context.definitions.get(labelOf(node))?.url ?? '', context)
    case 'code':
      if (node.meta && !CODE_META.test(node.meta)) report(node, 'code-meta')
      if (TURNING.test(node.value ?? '')) report(node, 'code-direction')
      return
    case 'inlineCode':
      if (TURNING.test(node.value ?? '')) report(node, 'code-direction')
      return
    default:
      if (isJsx(node)) checkComponent(node, ancestors, context)
  }
}

const urlProblem = (url: string, trust: Trust) =>
  isCourseMedia(url) ? mediaProblem(url, 'file', trust) : linkProblem(url)

function checkImage(node: ContentNode, url: string, { report, reportUrl, trust }: PolicyContext) {
  reportUrl(node, mediaProblem(url, 'image', trust))
  if (!(node.alt ?? '').trim()) report(node, 'image-alt')
}

/** All that may follow the language of a code block. */
export const CODE_META = /^title="([^"\n]{1,120})"$/

/** Characters that turn the reading direction make code read differently from what it does (CVE-2021-42574). */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/

/** The knowledge checks that an accepted text asks for, in reading order. */
export function checkIds(root: ContentNode): string[] {
  const ids: string[] = []
  eachNode(root, (node) => {
    if (node.name === 'Check') ids.push(attributeOf(node, 'id') ?? '')
  })
  return ids
}

function eachNode(root: ContentNode, visit: (node: ContentNode, ancestors: readonly ContentNode[]) => void) {
  const step = (node: ContentNode, ancestors: readonly ContentNode[]) => {
    visit(node, ancestors)
    if (!node.children?.length) return
    const inside = [...ancestors, node]
    for (const child of node.children) step(child, inside)
  }
  step(root, [])
}
