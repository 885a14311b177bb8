import { isMap, isScalar, isSeq, type LineCounter, type Node, type Scalar } from 'yaml'
import type { LocalText } from '~/platform/local-text'
import { nearestName } from '~/platform/nearest-name'
import { parseRational, type Rational } from '~/platform/rational'
import type { Problem, ProblemCode } from './problem'

/**
 * Reads values out of a YAML document and notes every problem with its line. Each function returns null after noting
 * one, so that a reader goes on and tells the author everything at once. Numbers and dates are read from the text as
 * written, so that `2.14` stays exactly 214/100.
 */
export type Reader = ReturnType<typeof createReader>
export type Fields = NonNullable<ReturnType<Reader['fields']>>
export type Entry = { readonly key: string; readonly keyNode: Node; readonly value: Node | null }
type Params = Problem['params']

const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

export function createReader(lines: LineCounter) {
  const problems: Problem[] = []

  const positionOf = (node: Node | null | undefined) => {
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }

  function report(node: Node | null | undefined, code: ProblemCode, params: Params = {}): null {
    problems.push({ code, ...positionOf(node), params })
    return null
  }

  function reportUnknown(node: Node | null, name: string, known: Iterable<string>, code: ProblemCode): null {
    const suggestion = nearestName(name, known)
    return report(node, code, { name, near: suggestion === null ? 'no' : 'yes', suggestion: suggestion ?? '' })
  }

  /** A mapping's entries in order; keys are plain texts. */
  function entries(node: Node | null): Entry[] | null {
    if (!isMap<Node, Node | null>(node)) return report(node, 'wrong-type', { expected: 'map' })
    return node.items.flatMap(({ key, value }) =>
      isScalar(key)
        ? { key: sourceOf(key), keyNode: key, value }
        : (report(key, 'wrong-type', { expected: 'text' }) ?? []),
    )
  }

  /** A mapping that may only have the keys named. */
  function fields(node: Node | null, allowed: readonly string[]) {
    const found = entries(node)
    if (!found) return null
    for (const { key, keyNode, value } of found)
      if (!allowed.includes(key)) reportUnknown(keyNode, key, allowed, 'unknown-key')
      // Within `{ … }` a key may stand alone; between lines it has an empty value, which whoever reads it refuses.
      else if (value === null) report(keyNode, 'no-value', { name: key })
    const get = (key: string) => found.find((entry) => entry.key === key)?.value ?? null
    const has = (key: string) => get(key) !== null
    const required = (key: string): Node | null => {
      if (!found.some((entry) => entry.key === key)) report(node, 'missing-key', { key })
      return get(key)
    }
    return { node, get, has, required }
  }

  function items(node: Node | null, { mayBeEmpty = false } = {}): (Node | null)[] | null {
    if (node === null) return null
    if (!isSeq<Node | null>(node)) return report(node, 'wrong-type', { expected: 'list' })
    return node.items.length > 0 || mayBeEmpty ? node.items : report(node, 'empty-list')
  }

  /** The text of a single value as written; null without a word when a required key was already found missing. */
  function written(node: Node | null, expected: string): string | null {
    if (node === null) return null
    if (!isScalar(node) || sourceOf(node).trim() === '') return report(node, 'wrong-type', { expected })
    return sourceOf(node).trim()
  }

  const isText = (node: Node | null): boolean => isScalar(node)

  function text(node: Node | null): string | null {
    if (isScalar(node) && (typeof node.value === 'boolean' || node.value === null))
      return report(node, 'wrong-type', { expected: 'text' })
    return written(node, 'text')
  }

  function slug(node: Node | null): string | null {
    const found = text(node)
    if (found === null) return null
    return SLUG.test(found) && found.length <= 60 ? found : report(node, 'bad-slug', { text: short(found) })
  }

  function slugs(node: Node | null): string[] | null {
    const found = items(node)?.map(slug)
    return found?.every((name): name is string => name !== null) ? found : null
  }

  function amount(node: Node | null): Rational | null {
    const found = written(node, 'number')
    if (found === null) return null
    return parseRational(found) ?? report(node, 'bad-number', { text: short(found) })
  }

  function whole(node: Node | null, { min, max }: { min: number; max: number }): number | null {
    const value = amount(node)
    if (value === null) return null
    const inside = value.den === 1n && value.num >= BigInt(min) && value.num <= BigInt(max)
    return inside ? Number(value.num) : report(node, 'number-out-of-range', { min, max })
  }

  function flag(node: Node | null): boolean | null {
    if (node === null) return null
    if (isScalar(node) && typeof node.value === 'boolean') return node.value
    const said = isScalar(node) ? sourceOf(node).toLowerCase() : ''
    if (said === 'yes' || said === 'no')
      return report(node, 'write-flag', { text: said, flag: said === 'yes' ? 'true' : 'false' })
    return report(node, 'wrong-type', { expected: 'flag' })
  }

  function oneOf<Choice extends string>(node: Node | null, choices: readonly Choice[]): Choice | null {
    const found = text(node)
    if (found === null) return null
    const choice = choices.find((known) => known === found)
    return choice ?? report(node, 'bad-choice', { text: short(found), choices: choices.join(', ') })
  }

  /** A code of ISO 4217. */
  function currency(node: Node | null): string | null {
    const found = text(node)
    if (found === null) return null
    return /^[A-Z]{3}$/.test(found) ? found : report(node, 'bad-choice', { text: short(found), choices: 'EUR, USD …' })
  }

  /** A path within the product, `/help/benefits`, or an address of the web. */
  function link(node: Node | null): string | null {
    const found = text(node)
    if (found === null) return null
    return /^\/(?![/\\])[^\s\\]*$/.test(found) || /^https:\/\/[^\s/]+[^\s]*$/.test(found)
      ? found
      : report(node, 'bad-link', { text: short(found) })
  }

  /** A calendar day, `2026-07-01`. */
  function date(node: Node | null): string | null {
    const found = written(node, 'date')
    if (found === null) return null
    const time = DATE.test(found) ? Date.parse(`${found}T00:00:00Z`) : Number.NaN
    const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(found)
    return exists ? found : report(node, 'bad-date', { text: short(found) })
  }

  /** One text, or a mapping of locales to texts that has at least `en`. */
  function local(node: Node | null): LocalText | null {
    if (isScalar(node)) {
      const found = text(node)
      return found === null ? null : { en: found }
    }
    if (node === null) return null
    const found = fields(node, ['en', 'fa', 'ru', 'el'])
    if (!found) return null
    found.required('en')
    const texts = (entries(node) ?? []).map(({ key, value }) => [key, text(value)] as const)
    return texts.every(([, value]) => value !== null) && found.has('en')
      ? (Object.fromEntries(texts) as LocalText)
      : null
  }

  /** Notes a name that is not among the known ones, with the one probably meant. */
  function known(node: Node | null, name: string, names: Iterable<string>, code: ProblemCode): boolean {
    const list = [...names]
    if (list.includes(name)) return true
    reportUnknown(node, name, list, code)
    return false
  }

  /** Notes a name that something else has taken. */
  function free(node: Node | null, name: string, taken: readonly string[]): boolean {
    if (taken.includes(name)) report(node, 'reserved-field', { name, names: taken.join(', ') })
    return !taken.includes(name)
  }

  function distinct(node: Node | null, names: readonly string[]): boolean {
    const repeated = names.find((name, index) => names.indexOf(name) !== index)
    if (repeated !== undefined) report(node, 'repeated', { name: repeated })
    return repeated === undefined
  }

  return {
    problems,
    positionOf,
    report,
    reportUnknown,
    entries,
    fields,
    items,
    isText,
    text,
    slug,
    slugs,
    amount,
    whole,
    flag,
    oneOf,
    currency,
    link,
    date,
    local,
    known,
    free,
    distinct,
  }
}

/** The characters as the author wrote them, quotes and escapes resolved. */
const sourceOf = (node: Scalar): string =>
  typeof node.value === 'string' ? node.value : (node.source ?? String(node.value ?? ''))

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
