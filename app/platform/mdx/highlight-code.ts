import { common, createLowlight } from 'lowlight'

/** A run of source text and the class that colours it: keyword, string, datum, name, comment. */
export type CodeToken = { text: string; className?: CodeClass }
export type CodeClass = 'k' | 's' | 'd' | 'f' | 'c'

const LANGUAGES = {
  bash: ['sh', 'shell', 'zsh', 'console'],
  csharp: ['cs'],
  diff: ['patch'],
  go: ['golang'],
  java: [],
  javascript: ['js', 'jsx', 'mjs', 'cjs'],
  json: ['jsonc', 'json5'],
  php: [],
  python: ['py'],
  ruby: ['rb'],
  sql: [],
  typescript: ['ts', 'tsx', 'mts', 'cts'],
  yaml: ['yml'],
} as const satisfies Record<string, readonly string[]>

const lowlight = createLowlight()
for (const [name, aliases] of Object.entries(LANGUAGES)) {
  const grammar = common[name]
  if (!grammar) throw new Error(`no grammar for ${name}`)
  lowlight.register(name, grammar)
  lowlight.registerAlias(name, [...aliases])
}

/** Names that people know, for the head of a code block without a title. Unknown languages keep the author's word. */
const NAMES: Record<string, string> = {
  bash: 'Shell',
  csharp: 'C#',
  css: 'CSS',
  csv: 'CSV',
  diff: 'Diff',
  go: 'Go',
  html: 'HTML',
  http: 'HTTP',
  java: 'Java',
  javascript: 'JavaScript',
  json: 'JSON',
  php: 'PHP',
  python: 'Python',
  ruby: 'Ruby',
  sql: 'SQL',
  typescript: 'TypeScript',
  xml: 'XML',
  yaml: 'YAML',
}

/** `ts` → `TypeScript`; plain text has no name. */
export function languageName(language: string): string | undefined {
  const word = language.toLowerCase()
  if (word === '' || word === 'text' || word === 'txt' || word === 'plain' || word === 'plaintext') return undefined
  const canonical =
    Object.entries<readonly string[]>(LANGUAGES).find(([, aliases]) => aliases.includes(word))?.[0] ?? word
  return Object.hasOwn(NAMES, canonical) ? NAMES[canonical] : language
}

/**
 * Colours source text. Its words come back unchanged in order; a language that is not known has no colours.
 * The grammars are regular expressions that strange text can make slow, so this runs where it can be stopped.
 */
export function highlightCode(code: string, language: string): CodeToken[] {
  const word = language.toLowerCase()
  if (word === 'http') return joined(httpTokens(code))
  if (!lowlight.registered(word)) return code ? [{ text: code }] : []
  return joined(flatten(lowlight.highlight(word, code) as HighlightNode, undefined))
}

type HighlightNode = { type: string; value?: string; properties?: { className?: unknown }; children?: HighlightNode[] }

function flatten(node: HighlightNode, outer: CodeClass | undefined): CodeToken[] {
  if (node.type === 'text') return [{ text: node.value ?? '', className: outer }]
  const className = node.properties ? classOf(node.properties.className, outer) : outer
  return (node.children ?? []).flatMap((child) => flatten(child, className))
}

/** The grammar's scopes are finer than the five colours of the design. */
const SCOPES: Record<string, CodeClass | null> = {
  keyword: 'k',
  literal: 'd',
  built_in: 'f',
  type: 'f',
  title: 'f',
  attr: 'f',
  attribute: 'f',
  property: 'f',
  section: 'f',
  meta: 'f',
  string: 's',
  regexp: 's',
  char: 's',
  link: 's',
  symbol: 's',
  addition: 's',
  number: 'd',
  deletion: 'd',
  comment: 'c',
  quote: 'c',
  doctag: 'c',
  // What is put into a string is code again, and has the colour of plain code.
  subst: null,
  params: null,
}

function classOf(className: unknown, outer: CodeClass | undefined): CodeClass | undefined {
  const scope = Array.isArray(className)
    ? String(className[0])
        .replace(/^hljs-/, '')
        .split('.')[0]
    : undefined
  if (!scope || !Object.hasOwn(SCOPES, scope)) return outer
  // Some grammars write `true` as a keyword inside a literal.
  if (outer === 'd') return outer
  return SCOPES[scope] ?? undefined
}

/** A message as RFC 9112 writes it: start line, fields, empty line, body; a body of JSON is coloured as JSON. */
function httpTokens(code: string): CodeToken[] {
  const gap = /\n[ \t]*\n/.exec(code)
  const head = gap ? code.slice(0, gap.index) : code
  const body = gap ? code.slice(gap.index) : ''
  const isJson = /^\s*[[{]/.test(body)
  return [
    ...head.split('\n').flatMap((line, index) => [{ text: index ? '\n' : '' }, ...httpLine(line)]),
    ...(isJson ? highlightCode(body, 'json') : [{ text: body }]),
  ]
}

function httpLine(line: string): CodeToken[] {
  const status = /^(HTTP\/[\d.]+ )(\d{3})(.*)$/.exec(line)
  if (status)
    return [
      { text: status[1] ?? '', className: 'k' },
      { text: status[2] ?? '', className: 'd' },
      { text: status[3] ?? '' },
    ]
  const request = /^([A-Z]+)( \S+)(.*)$/.exec(line)
  if (request)
    return [
      { text: request[1] ?? '', className: 'k' },
      { text: request[2] ?? '' },
      { text: request[3] ?? '', className: 'k' },
    ]
  const field = /^([\w-]+)(:)(.*)$/.exec(line)
  if (field)
    return [
      { text: field[1] ?? '', className: 'f' },
      { text: field[2] ?? '' },
      { text: field[3] ?? '', className: 's' },
    ]
  return [{ text: line, className: line.startsWith('#') ? 'c' : undefined }]
}

function joined(tokens: readonly CodeToken[]): CodeToken[] {
  const made: CodeToken[] = []
  for (const { text, className } of tokens) {
    const last = made.at(-1)
    if (text === '') continue
    if (last && last.className === className) last.text += text
    else made.push(className ? { text, className } : { text })
  }
  return made
}
