import ts from 'typescript'
import { findingAt, parse, type Source, walk } from './source-files'

/**
 * A plain `.ts` file of an area is pure: same input, same answer, anywhere. The import law sees what it imports; this
 * one sees what it takes from the air: the clock, chance, the process, the browser, the network.
 */
export function impureGlobals(sources: readonly Source[]): string[] {
  return sources.filter(({ path }) => isPlain(path)).flatMap(findingsIn)
}

export const isPlain = (path: string) => /^app\/areas\/.+\.ts$/.test(path) && !/\.(server|test)\.ts$/.test(path)

const OUTSIDE_WORLD = new Set([
  ...[
    'process',
    'Buffer',
    'global',
    'require',
    '__dirname',
    'console',
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'performance',
  ],
  ...[
    'window',
    'document',
    'navigator',
    'localStorage',
    'sessionStorage',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'crypto',
  ],
])

function findingsIn(source: Source): string[] {
  const file = parse(source)
  const found: string[] = []
  const own = declaredNames(file)
  const report = (node: ts.Node, what: string) => found.push(findingAt(source, node.getStart(file), `uses ${what}`))
  walk(file, (node) => {
    if (ts.isIdentifier(node) && OUTSIDE_WORLD.has(node.text) && !own.has(node.text) && isValue(node))
      report(node, node.text)
    if (ts.isNewExpression(node) && node.expression.getText(file) === 'Date' && !node.arguments?.length)
      report(node, 'new Date()')
    if (ts.isPropertyAccessExpression(node)) {
      const text = node.getText(file)
      if (['Date.now', 'Math.random', 'Temporal.Now'].includes(text)) report(node, text)
    }
    if (ts.isMetaProperty(node)) report(node, 'import.meta')
  })
  return found
}

function declaredNames(file: ts.SourceFile): Set<string> {
  const names = new Set<string>()
  walk(file, (node) => {
    const isDeclaration =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node)
    if (isDeclaration && node.name && ts.isIdentifier(node.name)) names.add(node.name.text)
  })
  return names
}

/** Neither the name of a property or declaration, nor part of a type. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node
  if ('name' in parent && parent.name === node) return ts.isShorthandPropertyAssignment(parent)
  if ('propertyName' in parent && parent.propertyName === node) return false
  return !ts.isTypeNode(parent) && !ts.isQualifiedName(parent)
}
