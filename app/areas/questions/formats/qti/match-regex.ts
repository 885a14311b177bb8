/**
 * Regular expressions of XML Schema (XSD 1.0 appendix F) for `patternMatch`, on an automaton whose time grows with the
 * length of the text only, whatever an author writes. A `^` at the beginning and a `$` at the end are taken for the
 * anchors that many authors mean; the whole text has to fit anyway.
 */
export type Regex = { readonly states: readonly State[] }
type Test = (character: string) => boolean
/** A state tests one character and goes on, or goes on to others at once; the last one accepts. */
type State = { readonly test: Test | null; readonly next: number[] }

const MOST_STATES = 5_000

/** Null when the expression is not well-formed, uses what is not read here, or is too large. */
export function compileRegex(source: string): Regex | null {
  try {
    return { states: compile(source.replace(/^\^/, '').replace(/(^|[^\\])\$$/, '$1')) }
  } catch (error) {
    if (error instanceof NotRead) return null
    throw error
  }
}

export function fitsRegex({ states }: Regex, text: string): boolean {
  let current = closure(states, [0])
  for (const character of text) {
    const reached = [...current].flatMap((at) => {
      const state = states[at]
      return state?.test?.(character) ? state.next : []
    })
    current = closure(states, reached)
    if (current.size === 0) return false
  }
  return current.has(states.length - 1)
}

function closure(states: readonly State[], from: readonly number[]): Set<number> {
  const reached = new Set<number>()
  const open = [...from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (reached.has(at)) continue
    reached.add(at)
    const state = states[at]
    if (state && state.test === null) open.push(...state.next)
  }
  return reached
}

class NotRead extends Error {}

type Node =
  | { readonly kind: 'test'; readonly test: Test }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number }

function compile(source: string): State[] {
  const characters = [...source]
  const parser = createParser(characters)
  const node = parser.choice()
  if (!parser.isAtEnd()) throw new NotRead()
  const states: State[] = []
  const add = (test: Test | null, next: number[]): number => {
    if (states.length >= MOST_STATES) throw new NotRead()
    return states.push({ test, next }) - 1
  }
  add(null, [])
  const end = build(node, 0, states, add)
  const accept = add(null, [])
  states[end]?.next.push(accept)
  return states
}

/** Adds the states of a node after a state; gives the state from which things go on. */
function build(node: Node, from: number, states: State[], add: (test: Test | null, next: number[]) => number): number {
  const link = (a: number, b: number) => states[a]?.next.push(b)
  if (node.kind === 'test') {
    const at = add(node.test, [])
    link(from, at)
    const after = add(null, [])
    link(at, after)
    return after
  }
  if (node.kind === 'sequence') return node.parts.reduce((at, part) => build(part, at, states, add), from)
  if (node.kind === 'choice') {
    const after = add(null, [])
    for (const part of node.parts) {
      const begin = add(null, [])
      link(from, begin)
      link(build(part, begin, states, add), after)
    }
    return after
  }
  let at = from
  for (let count = 0; count < node.least; count += 1) at = build(node.part, at, states, add)
  const after = add(null, [])
  link(at, after)
  if (node.most === Number.POSITIVE_INFINITY) {
    const loop = add(null, [])
    link(at, loop)
    const back = build(node.part, loop, states, add)
    link(back, loop)
    link(back, after)
    return after
  }
  for (let count = node.least; count < node.most; count += 1) {
    at = build(node.part, at, states, add)
    link(at, after)
  }
  return after
}

function createParser(characters: readonly string[]) {
  let at = 0
  const peek = () => characters[at]
  const take = (): string => {
    const character = characters[at]
    if (character === undefined) throw new NotRead()
    at += 1
    return character
  }
  const accept = (character: string): boolean => {
    if (peek() !== character) return false
    at += 1
    return true
  }
  const need = (character: string) => {
    if (!accept(character)) throw new NotRead()
  }

  const choice = (): Node => {
    const parts = [sequence()]
    while (accept('|')) parts.push(sequence())
    return parts.length === 1 ? (parts[0] ?? { kind: 'sequence', parts: [] }) : { kind: 'choice', parts }
  }
  const sequence = (): Node => {
    const parts: Node[] = []
    while (peek() !== undefined && peek() !== '|' && peek() !== ')') parts.push(repeated())
    return { kind: 'sequence', parts }
  }
  const repeated = (): Node => {
    let part = atom()
    for (let quantifier = count(); quantifier; quantifier = count()) part = { kind: 'repeat', part, ...quantifier }
    return part
  }
  const count = (): { least: number; most: number } | null => {
    if (accept('?')) return { least: 0, most: 1 }
    if (accept('*')) return { least: 0, most: Number.POSITIVE_INFINITY }
    if (accept('+')) return { least: 1, most: Number.POSITIVE_INFINITY }
    if (!accept('{')) return null
    const least = number()
    if (accept('}')) return { least, most: least }
    need(',')
    const most = peek() === '}' ? Number.POSITIVE_INFINITY : number()
    need('}')
    if (most < least) throw new NotRead()
    return { least, most }
  }
  const number = (): number => {
    let digits = ''
    while (/^\d$/.test(peek() ?? '')) digits += take()
    if (digits === '' || digits.length > 4) throw new NotRead()
    return Number(digits)
  }
  const atom = (): Node => {
    const character = take()
    if (character === '(') {
      if (peek() === '?') {
        take()
        need(':')
      }
      const inside = choice()
      need(')')
      return inside
    }
    if (character === '[') return { kind: 'test', test: set() }
    if (character === '\\') return { kind: 'test', test: escaped() }
    if (character === '.') return { kind: 'test', test: (given) => given !== '\n' && given !== '\r' }
    if ('?*+{}|)]'.includes(character)) throw new NotRead()
    return { kind: 'test', test: (given) => given === character }
  }
  const escaped = (): Test => {
    const character = take()
    const known = CLASSES[character]
    if (known) return (given) => known.test(given)
    if (character === 'p' || character === 'P') return property(character === 'P')
    const literal = { n: '\n', r: '\r', t: '\t' }[character] ?? character
    if (/[a-zA-Z0-9]/.test(literal)) throw new NotRead()
    return (given) => given === literal
  }
  const property = (isNot: boolean): Test => {
    need('{')
    let name = ''
    while (peek() !== '}') name += take()
    need('}')
    if (!/^[CLMNPSZ][a-z]?$/.test(name)) throw new NotRead()
    const pattern = new RegExp(`^\\p{${name}}$`, 'u')
    return (given) => pattern.test(given) !== isNot
  }
  const set = (): Test => {
    const isNot = accept('^')
    const tests: Test[] = []
    while (tests.length === 0 || peek() !== ']') tests.push(member())
    need(']')
    return (given) => tests.some((test) => test(given)) !== isNot
  }
  const member = (): Test => {
    const first = take()
    if (first === '[') throw new NotRead()
    if (first === '\\') return escaped()
    const isRange = peek() === '-' && characters[at + 1] !== ']' && characters[at + 1] !== undefined
    if (!isRange) return (given) => given === first
    take()
    const last = take()
    if (last === '[' || last === '\\') throw new NotRead()
    const [low, high] = [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? 0]
    if (high < low) throw new NotRead()
    return (given) => {
      const code = given.codePointAt(0) ?? 0
      return low <= code && code <= high
    }
  }
  return { choice, isAtEnd: () => at >= characters.length }
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  d: /^\p{Nd}$/u,
  D: /^\P{Nd}$/u,
  s: /^[ \t\n\r]$/,
  S: /^[^ \t\n\r]$/u,
  w: /^[^\p{P}\p{Z}\p{C}]$/u,
  W: /^[\p{P}\p{Z}\p{C}]$/u,
  i: /^[\p{L}_:]$/u,
  I: /^[^\p{L}_:]$/u,
  c: /^[\p{L}\p{N}_:.\-·]$/u,
  C: /^[^\p{L}\p{N}_:.\-·]$/u,
}
