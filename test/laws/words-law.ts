import ts from 'typescript'
import { findingAt, parse, type Source } from './source-files'

/**
 * All words that people read come from the message catalogue. Looks at the text between tags, at strings that an
 * expression between tags may yield, and at attributes that are shown or spoken. Exempt is what no language changes:
 * `<code>`, `<pre>`, `<kbd>`, `<samp>`, whatever is `aria-hidden`, and whatever says `translate="no"`.
 */
export function typedWords(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const file = parse(source)
    const found: string[] = []
    visit(file, (node, text) =>
      found.push(findingAt(source, node.getStart(file), `types the words ${JSON.stringify(text.trim())}`)),
    )
    return found
  })
}

const CODE = new Set(['code', 'pre', 'kbd', 'samp', 'var', 'style', 'script'])
const SHOWN = new Set([
  ...['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'title', 'placeholder'],
  ...['label', 'heading', 'hint', 'help', 'caption', 'summary', 'description', 'legend', 'message', 'text'],
])

type Report = (node: ts.Node, text: string) => void

function visit(node: ts.Node, report: Report): void {
  if ((ts.isJsxElement(node) && isExempt(node.openingElement)) || (ts.isJsxSelfClosingElement(node) && isExempt(node)))
    return
  if (ts.isJsxText(node) && hasWords(node.text)) report(node, node.text)
  if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
    reportStrings(node.expression, report)
  if (ts.isJsxAttribute(node) && SHOWN.has(node.name.getText())) {
    const value = node.initializer
    if (value && ts.isStringLiteral(value)) reportStrings(value, report)
    if (value && ts.isJsxExpression(value) && value.expression) reportStrings(value.expression, report)
  }
  ts.forEachChild(node, (child) => visit(child, report))
}

function isExempt(element: ts.JsxOpeningLikeElement): boolean {
  if (CODE.has(element.tagName.getText())) return true
  return element.attributes.properties.some((attribute) => {
    if (!ts.isJsxAttribute(attribute)) return false
    const name = attribute.name.getText()
    const value = attribute.initializer?.getText().replace(/[{}'"]/g, '') ?? 'true'
    return (name === 'aria-hidden' && value === 'true') || (name === 'translate' && value === 'no')
  })
}

/** Strings that the expression itself may yield, through choices and joins; arguments of calls are not its value. */
function reportStrings(node: ts.Expression, report: Report): void {
  if (ts.isStringLiteralLike(node)) {
    if (hasWords(node.text)) report(node, node.text)
  } else if (ts.isTemplateExpression(node)) {
    const text = [node.head, ...node.templateSpans.map((span) => span.literal)].map((part) => part.text).join(' ')
    if (hasWords(text)) report(node, text)
  } else if (ts.isConditionalExpression(node)) {
    reportStrings(node.whenTrue, report)
    reportStrings(node.whenFalse, report)
  } else if (ts.isBinaryExpression(node)) {
    if (JOINS.has(node.operatorToken.kind)) reportStrings(node.left, report)
    if (JOINS.has(node.operatorToken.kind) || node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
      reportStrings(node.right, report)
  } else if (ts.isParenthesizedExpression(node)) {
    reportStrings(node.expression, report)
  }
}

const JOINS = new Set([ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken])

/** Two letters in a row, of any script, once HTML entities are gone: `&nbsp;·&nbsp;` is no word. */
const hasWords = (text: string) => /\p{L}\p{M}*\p{L}/u.test(text.replace(/&[#\w]+;/g, ' '))
