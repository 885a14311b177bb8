import { LONGEST, type TypedEntry } from './entry'

type Form = { get(name: string): unknown; keys(): Iterable<string> }

/** What a form of an entry sent: texts as typed, and the key that makes sending it twice harmless. */
export function readEntryForm(form: Form): { typed: TypedEntry; key: string | null } {
  // Longer than anything that passes, short enough to be shown again.
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 4 * LONGEST.note)
  const typed = [...form.keys()].filter((name) => !OTHERS.includes(name)).map((name) => [keyOf(name), text(name)])
  return { typed: Object.fromEntries(typed), key: /^[0-9a-f-]{36}$/.test(text('key')) ? text('key') : null }
}

/** What a form sends beside the entry: the key of the form, and the reason of a correction. */
const OTHERS: readonly string[] = ['key', 'reason']

/** A record's own key goes by another name in forms. */
const keyOf = (name: string) => (name === 'thing' ? 'key' : name)
