/** Reads the fields of a plain HTML form; both functions take the full field name. */
export type FormFields = {
  readonly get: (name: string) => string | null
  readonly getAll: (name: string) => readonly string[]
}
/** One field of a form with its value; a name may come more than once. */
type FieldValue = readonly [name: string, value: string]

/**
 * Form fields ⇄ response of one type, the same on the server and in the browser's script: ids are those the attempt
 * shows. A part of an answer has the field `<name>.<id of the part>`, and the field `<name>` itself then lists the parts
 * that the form shows. What `write` gives, `read` reads back.
 */
export type TypeFields<R> = {
  readonly read: (name: string, form: FormFields) => R
  readonly write: (name: string, response: R) => FieldValue[]
  /** Whether the form says anything about the answer; one that does not leaves the answer as it was. */
  readonly isSent: (name: string, form: FormFields) => boolean
  /** Whether there is anything in the response. */
  readonly isGiven: (response: R) => boolean
}

/** A field that was sent once, or several times with the same value, says something; with two values it does not. */
export const isSentOnce = (name: string, { getAll }: FormFields): boolean => new Set(getAll(name)).size === 1

/** Parts of an answer in fields of their own: the value of each part that the form lists, empty ones left out. */
export function readParts(name: string, { get, getAll }: FormFields): Record<string, string> {
  const parts = getAll(name).map((part) => [part, get(`${name}.${part}`) ?? ''] as const)
  return Object.fromEntries(parts.filter(([part, value]) => part !== '' && value !== ''))
}

export const writeParts = (name: string, parts: Readonly<Record<string, string>>): FieldValue[] =>
  Object.entries(parts).flatMap(([part, value]): FieldValue[] => [
    [name, part],
    [`${name}.${part}`, value],
  ])

/** Every part that the form lists has its field once. */
export const arePartsSent = (name: string, form: FormFields): boolean =>
  form.getAll(name).length > 0 && form.getAll(name).every((part) => isSentOnce(`${name}.${part}`, form))
