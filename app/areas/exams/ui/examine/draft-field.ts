/** What a field of a draft's form is given: its place, what stands in it, and what is wrong with it. */
export type FieldOf = (name: string) => { id: string; name: string; defaultValue: string; error: string | undefined }

/** A pool that a section may draw from. */
export type PoolChoice = { slug: string; title: string }

/** What an exam can name: by its short name, shown with its title. */
export type Choices = Record<'courses' | 'certifications' | 'languages', readonly NamedChoice[]>
type NamedChoice = { value: string; label: string }

/** The names in a field that holds several: a file and a form write them with commas between. */
export const listed = (value: string | undefined): string[] => (value ?? '').split(/[\s,،;؛]+/).filter(Boolean)

/** What can be chosen; a name that nothing has any more stays in sight until it is taken out. */
export const withUnknown = (known: readonly NamedChoice[], chosen: readonly string[]): readonly NamedChoice[] => [
  ...known,
  ...chosen.filter((name) => !known.some(({ value }) => value === name)).map((name) => ({ value: name, label: name })),
]
