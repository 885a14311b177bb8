/**
 * What stands in an editor's form: names and values in the order of the page. A list is a name repeated with the keys of
 * its rows (`options=a`, `options=b`); the fields of a row begin with both (`options.a.text`). So rows can be moved, added
 * and taken out without renaming anything, and what is typed meanwhile still belongs to its field.
 */
export type Draft = readonly DraftField[]
export type DraftField = readonly [name: string, value: string]

/** Looks a draft up. A field that is not there is empty. */
export type Fields = {
  text(name: string): string
  isOn(name: string): boolean
  /** The keys of a list's rows, in order. */
  rows(list: string): string[]
}

export function fieldsOf(draft: Draft): Fields {
  const first = new Map<string, string>()
  const lists = new Map<string, string[]>()
  for (const [name, value] of draft) {
    if (!first.has(name)) first.set(name, value)
    const rows = lists.get(name)
    if (rows) rows.push(value)
    else lists.set(name, [value])
  }
  return {
    text: (name) => first.get(name) ?? '',
    isOn: (name) => first.get(name) === 'on',
    rows: (list) => [...new Set((lists.get(list) ?? []).filter((key) => KEY.test(key)))],
  }
}

/** A row's key may become an id inside the question, so it looks like one. */
const KEY = /^[a-z][a-z0-9-]{0,31}$/

/** A yes, as a ticked box sends it; a no is no field at all. */
export const tick = (name: string, isOn: boolean): DraftField[] => (isOn ? [[name, 'on']] : [])

/** A list of rows with what each of them holds. */
export const rowsOf = <Item>(
  list: string,
  items: readonly Item[],
  keyOf: (item: Item, index: number) => string,
  fields: (item: Item, row: string, key: string) => readonly DraftField[],
): DraftField[] =>
  items.flatMap((item, index): DraftField[] => {
    const key = keyOf(item, index)
    return [[list, key], ...fields(item, `${list}.${key}`, key)]
  })

/** The key of a row whose part has no id of its own. */
export const placeKey = (_item: unknown, index: number): string => `r${index + 1}`
