import { DEEPEST_INLINE, type RichInline } from './nodes'

type Delimiter = {
  kind: 'delimiter'
  char: '*' | '_'
  /** What is left of the run, and how long it was. */
  length: number
  run: number
  opens: boolean
  closes: boolean
}
export type Part = RichInline | Delimiter

/** Turns runs of `*` and `_` into emphasis, innermost first (CommonMark §6.2); what has no partner stays text. */
export function pairEmphasis(parts: readonly Part[]): RichInline[] {
  const stack: Part[] = []
  const depths = new Map<RichInline, number>()
  const searched = new Map<string, number>()
  for (const given of parts) {
    if (given.kind !== 'delimiter') {
      stack.push(given)
      continue
    }
    const closer = { ...given }
    while (closer.closes && closer.length > 0) {
      const index = openerOf(stack, closer, searched)
      const opener = stack[index]
      if (opener?.kind !== 'delimiter') break
      const children = stack.slice(index + 1).map(asInline)
      const depth = 1 + Math.max(0, ...children.map((child) => depths.get(child) ?? 0))
      if (depth > DEEPEST_INLINE) break
      const width = Math.min(opener.length, closer.length) >= 2 ? 2 : 1
      opener.length -= width
      closer.length -= width
      const node: RichInline = { kind: width === 2 ? 'strong' : 'em', children }
      depths.set(node, depth)
      stack.splice(opener.length > 0 ? index + 1 : index, Infinity, node)
      for (const [key, floor] of searched) searched.set(key, Math.min(floor, stack.length))
    }
    if (closer.length > 0) stack.push(closer)
  }
  return stack.map(asInline)
}

/** `searched` remembers how far down a kind of closer has looked in vain, so that hostile text costs linear time. */
function openerOf(stack: readonly Part[], closer: Delimiter, searched: Map<string, number>): number {
  const key = `${closer.char}${closer.opens}${closer.run % 3}`
  const floor = searched.get(key) ?? 0
  for (let index = stack.length - 1; index >= floor; index -= 1) {
    const part = stack[index]
    if (part?.kind === 'delimiter' && fits(part, closer)) return index
  }
  searched.set(key, stack.length)
  return -1
}

function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.char !== closer.char || !opener.opens) return false
  const bothWays = opener.closes || closer.opens
  return !bothWays || (opener.run + closer.run) % 3 !== 0 || (opener.run % 3 === 0 && closer.run % 3 === 0)
}

const asInline = (part: Part): RichInline =>
  part.kind === 'delimiter' ? { kind: 'text', text: part.char.repeat(part.length) } : part
