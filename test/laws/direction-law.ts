import ts from 'typescript'
import { findingAt, parse, type Source, walk, withoutBlockComments } from './source-files'

/**
 * Farsi reads from the right. Styles name sides by reading order (`margin-inline-start`, `ms-2`, `text-start`), never
 * by hand (`margin-left`, `ml-2`, `text-left`).
 */
export function physicalSides(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => (source.path.endsWith('.css') ? inStylesheet(source) : inCode(source)))
}

const SIDE = '(?:left|right)'
const PROPERTY = new RegExp(
  [
    `(?<=[{;\\s])(?:(?:scroll-)?(?:margin|padding)-${SIDE}`,
    `border-${SIDE}(?:-(?:color|style|width))?`,
    `border-(?:top|bottom)-${SIDE}-radius`,
    `${SIDE})\\s*:`,
  ].join('|'),
  'g',
)
const VALUE = new RegExp(`(?<=[{;\\s])(?:text-align|text-align-last|float|clear|caption-side)\\s*:\\s*${SIDE}\\b`, 'g')

function inStylesheet(source: Source): string[] {
  const text = withoutBlockComments(source.text)
  return [...text.matchAll(PROPERTY), ...text.matchAll(VALUE)].map((match) =>
    findingAt(source, match.index, `names a side by hand: ${match[0].trim()}`),
  )
}

const LENGTH = '(?:\\d+(?:\\.\\d+)?|\\d+\\/\\d+|px|auto|full|\\[[^\\]]+\\]|\\([^)]+\\))'
const CLASS = new RegExp(
  `^(?:[^\\s:]+:)*-?(?:(?:scroll-)?[mp][lr]-${LENGTH}|${SIDE}-${LENGTH}|(?:text|float|clear)-${SIDE}|border-[lr](?:-.+)?|rounded-(?:[lr]|[tb][lr])(?:-.+)?)$`,
)
const STYLE =
  /^(?:(?:scroll)?(?:margin|padding|border)(?:Left|Right)|(?:margin|padding)(?:Left|Right)|border(?:Left|Right|Top(?:Left|Right)|Bottom(?:Left|Right)).*|left|right)$/

function inCode(source: Source): string[] {
  const file = parse(source)
  const found: string[] = []
  const report = (node: ts.Node, what: string) =>
    found.push(findingAt(source, node.getStart(file), `names a side by hand: ${what}`))
  walk(file, (node) => {
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node)
    ) {
      for (const word of node.text.split(/\s+/)) if (CLASS.test(word)) report(node, word)
    }
    if (ts.isJsxAttribute(node) && node.name.getText(file) === 'style') {
      walk(node, (part) => {
        if (ts.isPropertyAssignment(part) && STYLE.test(nameOf(part, file))) report(part, nameOf(part, file))
      })
    }
  })
  return found
}

const nameOf = (property: ts.PropertyAssignment, file: ts.SourceFile) =>
  property.name.getText(file).replace(/['"]/g, '')
