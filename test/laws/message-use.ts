import ts from 'typescript'
import { findingAt, parse, type Source, walk } from './source-files'

/** namespace → its dotted keys */
export type Keys = Record<string, ReadonlySet<string>>

/**
 * Keys that no code names. A key is named by a string literal: `'list.empty'` anywhere, `'exams.list.empty'` anywhere, a
 * key of one word only in a file that also names its namespace, and an error's words by its code
 * (`'exams.attempt-not-found'` stands for `errors.attempt-not-found` of `exams`).
 */
export function unusedKeys(keys: Keys, sources: readonly Source[]): string[] {
  const files = sources.map(literalsIn)
  const anywhere = new Set(files.flatMap(({ values }) => [...values]))
  const isNamed = (namespace: string, key: string) => {
    if (anywhere.has(`${namespace}.${key}`)) return true
    if (key.startsWith('errors.') && anywhere.has(`${namespace}.${key.slice('errors.'.length)}`)) return true
    if (namespace === 'errors' && key.includes('.') && anywhere.has(key)) return true
    if (key.includes('.')) return anywhere.has(key)
    return files.some(({ values, namespaces }) => values.has(key) && namespaces.has(namespace))
  }
  return Object.entries(keys).flatMap(([namespace, own]) =>
    [...own].filter((key) => !isNamed(namespace, key)).map((key) => `${namespace}.${key} is used nowhere`),
  )
}

/**
 * Calls that ask for words which are not there: `t('key')` of a translator of a known namespace, keys put together at
 * run time (no search finds their use), and error codes without words.
 */
export function unknownKeys(keys: Keys, sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const file = parse(source)
    const translators = translatorsIn(file, keys)
    const found: string[] = []
    const report = (node: ts.Node, what: string) => found.push(findingAt(source, node.getStart(file), what))
    walk(file, (node) => {
      if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return
      const first = node.arguments?.[0]
      if (!first) return
      const callee = node.expression.getText(file)
      if (RAISES.has(callee)) {
        for (const code of literalsOf(first))
          if (!hasWordsFor(code.text, keys)) report(code, `raises ${code.text}, which has no words`)
      }
      const namespaces = translators.get(callee.replace(/\.rich$/, ''))
      if (!namespaces) return
      if (ts.isTemplateExpression(first)) report(first, `puts a key together: ${first.getText(file)}`)
      for (const key of literalsOf(first)) {
        if (!namespaces.some((namespace) => keys[namespace]?.has(key.text)))
          report(key, `asks ${namespaces.join(' or ')} for ${key.text}`)
      }
    })
    return found
  })
}

const RAISES = new Set(['AppError', 'invalid', 'forbidden', 'notFound', 'conflict', 'tooMany', 'deny'])

function hasWordsFor(code: string, keys: Keys): boolean {
  const [area = '', ...rest] = code.split('.')
  return Boolean(
    keys[area]?.has(`errors.${rest.join('.')}`) || keys.errors?.has(code) || keys.errors?.has(rest.join('.')),
  )
}

/** Names of this file that translate, and the namespaces they may speak for: one name may serve several components. */
export function translatorsIn(file: ts.SourceFile, keys: Keys): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const aliases = aliasesIn(file)
  walk(file, (node) => {
    if (!ts.isVariableDeclaration(node) && !ts.isParameter(node)) return
    if (!ts.isIdentifier(node.name)) return
    const namespace = namespaceOf(node, keys) ?? (node.type && aliases.get(node.type.getText(file)))
    if (namespace) found.set(node.name.text, [...(found.get(node.name.text) ?? []), namespace])
  })
  return found
}

function namespaceOf(node: ts.VariableDeclaration | ts.ParameterDeclaration, keys: Keys): string | undefined {
  const { type, initializer } = node
  const said = type && namespaceOfType(type)
  if (said) return said
  if (!initializer || !ts.isCallExpression(initializer)) return undefined
  if (!/(^|\.)(useT|translator|t)$/.test(initializer.expression.getText())) return undefined
  const last = initializer.arguments.at(-1)
  return last && ts.isStringLiteral(last) && last.text in keys ? last.text : undefined
}

/** `type Words = Translator<'exams'>` under its own name. */
function aliasesIn(file: ts.SourceFile): Map<string, string> {
  const found = new Map<string, string>()
  walk(file, (node) => {
    const namespace = ts.isTypeAliasDeclaration(node) ? namespaceOfType(node.type) : undefined
    if (namespace && ts.isTypeAliasDeclaration(node)) found.set(node.name.text, namespace)
  })
  return found
}

function namespaceOfType(type: ts.TypeNode): string | undefined {
  if (!ts.isTypeReferenceNode(type) || type.typeName.getText() !== 'Translator') return undefined
  const argument = type.typeArguments?.[0]
  return argument && ts.isLiteralTypeNode(argument) && ts.isStringLiteral(argument.literal)
    ? argument.literal.text
    : undefined
}

/** The literals that an expression may be: itself, or the ends of a choice. */
export function literalsOf(node: ts.Expression): ts.StringLiteralLike[] {
  if (ts.isStringLiteralLike(node)) return [node]
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)]
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression)
  return []
}

function literalsIn(source: Source): { values: Set<string>; namespaces: Set<string> } {
  const values = new Set<string>()
  const namespaces = new Set<string>()
  walk(parse(source), (node) => {
    if (!ts.isStringLiteralLike(node) || ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent))
      return
    namespaces.add(node.text)
    // A type that lists words does not say them.
    if (!ts.isLiteralTypeNode(node.parent)) values.add(node.text)
  })
  return { values, namespaces }
}
