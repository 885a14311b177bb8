import { ENTRY_FIELDS, LONGEST, type TypedEntry } from './entry'

type Form = { get(name: string): unknown }

/** What a form of an entry sent: texts as typed, and the key that makes sending it twice harmless. */
export function readEntryForm(form: Form): { typed: TypedEntry; key: string | null } {
  // Longer than anything that passes, short enough to be shown again.
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 4 * LONGEST.note)
  return {
    typed: Object.fromEntries(ENTRY_FIELDS.map((field) => [field, text(field)])) as TypedEntry,
    key: /^[0-9a-f-]{36}$/.test(text('key')) ? text('key') : null,
  }
}
