import { type AttributeRule, type ComponentRule, componentRule } from './content-components'
import { UNPRINTABLE } from './content-limits'
import type { ContentProblem, ProblemCode } from './content-problems'
import { type Attribute, type ContentNode, contentChildren, isJsx, isParagraphOfComponents } from './content-tree'
import { mediaProblem, type Trust, type UrlProblem } from './content-urls'

/** What a rule needs to know about the text around a node, and where it reports. */
export type PolicyContext = {
  report: (node: ContentNode, code: ProblemCode, params?: ContentProblem['params']) => void
  reportUrl: (node: ContentNode, problem: UrlProblem | null) => void
  /** Ids of the knowledge checks met so far. */
  checks: Set<string>
  trust: Trust
  definitions: ReadonlyMap<string, ContentNode>
}

/** A component must be in the table, in its place, with the attributes and children that the table gives it. */
export function checkComponent(node: ContentNode, ancestors: readonly ContentNode[], context: PolicyContext) {
  const { report } = context
  const name = node.name
  if (!name) return report(node, 'fragment')
  const rule = componentRule(name)
  if (!rule) return report(node, /^[a-z]/.test(name) ? 'html' : 'component-unknown', { name })
  if (!standsAlone(node, ancestors)) return report(node, 'component-inline', { name })
  checkParent(node, name, rule, ancestors, context)
  checkChildren(node, name, rule, context)
  checkAttributes(node, name, rule, context)
}

/** A block of its own, or in a paragraph that holds only components, inside components down to the block. */
function standsAlone(node: ContentNode, ancestors: readonly ContentNode[]): boolean {
  if (node.type === 'mdxJsxFlowElement') return true
  const parent = ancestors.at(-1)
  if (!parent) return false
  if (isJsx(parent)) return standsAlone(parent, ancestors.slice(0, -1))
  return isParagraphOfComponents(parent)
}

function checkParent(
  node: ContentNode,
  name: string,
  rule: ComponentRule,
  ancestors: readonly ContentNode[],
  context: PolicyContext,
) {
  if (!rule.parent) return
  const parent = ancestors.findLast((ancestor) => !isParagraphOfComponents(ancestor))
  if (parent?.name !== rule.parent) context.report(node, 'component-place', { name, parent: rule.parent })
}

function checkChildren(node: ContentNode, name: string, { children: rule }: ComponentRule, { report }: PolicyContext) {
  const children = contentChildren(node)
  if (rule.kind === 'none') {
    if (children.length > 0) report(node, 'component-not-empty', { name })
    return
  }
  if (children.length === 0) return report(node, 'component-empty', { name })
  if (rule.kind !== 'only') return
  const strange = children.find((child) => !isJsx(child) || child.name !== rule.name)
  if (strange) return report(strange, 'component-children', { name, allowed: rule.name })
  const { min, max } = rule
  if (children.length < min || children.length > max)
    report(node, 'component-count', { name, allowed: rule.name, min, max })
}

function checkAttributes(node: ContentNode, component: string, rule: ComponentRule, context: PolicyContext) {
  const seen = new Set<string>()
  for (const attribute of node.attributes ?? []) {
    const name = attribute.name ?? ''
    if (attribute.type !== 'mdxJsxAttribute') context.report(node, 'attribute-spread', { component })
    else if (seen.has(name)) context.report(node, 'attribute-duplicate', { component, name })
    else checkAttribute(node, component, attribute, rule, context)
    seen.add(name)
  }
  for (const [name, { required }] of Object.entries(rule.attributes)) {
    if (required && !seen.has(name)) context.report(node, 'attribute-missing', { component, name })
  }
}

function checkAttribute(
  node: ContentNode,
  component: string,
  attribute: Attribute,
  rule: ComponentRule,
  context: PolicyContext,
) {
  const { report, reportUrl, trust } = context
  const name = attribute.name ?? ''
  const wanted = Object.hasOwn(rule.attributes, name) ? rule.attributes[name] : undefined
  if (!wanted) return report(node, 'attribute-unknown', { component, name })
  if (attribute.value !== null && typeof attribute.value === 'object') {
    return report(node, 'attribute-expression', { component, name })
  }
  const value = attribute.value ?? ''
  if (wanted.kind === 'media') return reportUrl(node, mediaProblem(value, wanted.media, trust))
  const code = valueProblem(value, wanted)
  if (code) report(node, code.code, { component, name, ...code.params })
  if (component === 'Check' && name === 'id') {
    if (context.checks.has(value)) report(node, 'check-duplicate', { id: value })
    context.checks.add(value)
  }
}

function valueProblem(
  value: string,
  rule: AttributeRule,
): { code: ProblemCode; params: Record<string, string | number> } | null {
  switch (rule.kind) {
    case 'choice':
      return rule.choices.includes(value)
        ? null
        : { code: 'attribute-choice', params: { choices: rule.choices.join(', ') } }
    case 'slug':
      return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value) && value.length <= 80
        ? null
        : { code: 'attribute-slug', params: {} }
    case 'language':
      return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value) && value.length <= 35
        ? null
        : { code: 'attribute-language', params: {} }
    case 'text': {
      const isFine = value.trim() !== '' && [...value].length <= rule.limit && !UNPRINTABLE.test(value)
      return isFine ? null : { code: 'attribute-text', params: { limit: rule.limit } }
    }
    case 'media':
      return null
  }
}
