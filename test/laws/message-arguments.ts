import ts from 'typescript'
import { argumentNames, type Catalogue } from './message-catalogue'
import { literalsOf, translatorsIn } from './message-use'
import { findingAt, parse, type Source, walk } from './source-files'

/**
 * Calls that give a message fewer arguments than it takes, which fails the page at run time. Arguments that are no plain
 * object of names, such as a variable, are not looked into.
 */
export function missingArguments(catalogue: Catalogue, sources: readonly Source[]): string[] {
  const words = catalogue.en ?? {}
  const keys = Object.fromEntries(Object.entries(words).map(([name, own]) => [name, new Set(Object.keys(own))]))
  return sources.flatMap((source) => {
    const file = parse(source)
    const translators = translatorsIn(file, keys)
    const found: string[] = []
    walk(file, (node) => {
      if (!ts.isCallExpression(node)) return
      const namespaces = translators.get(node.expression.getText(file).replace(/\.rich$/, ''))
      const [first, second] = node.arguments
      const given = namesOf(second)
      if (!namespaces || !first || !given) return
      for (const { text: key } of literalsOf(first)) {
        const messages = namespaces.flatMap((namespace) => words[namespace]?.[key] ?? [])
        const lacking = messages.map((message) => argumentNames(message).filter((name) => !given.has(name)))
        const [least] = lacking.sort((a, b) => a.length - b.length)
        if (least && least.length > 0)
          found.push(findingAt(source, node.getStart(file), `${key} lacks ${least.join(', ')}`))
      }
    })
    return found
  })
}

/** Null where the names cannot be read off. */
function namesOf(node: ts.Expression | undefined): Set<string> | null {
  if (!node) return new Set()
  if (!ts.isObjectLiteralExpression(node)) return null
  const names = node.properties.map(({ name }) => (name && !ts.isComputedPropertyName(name) ? name.text : null))
  return names.includes(null) ? null : new Set(names.flatMap((name) => name ?? []))
}
