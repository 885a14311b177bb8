/** What a field of a draft's form is given: its place, what stands in it, and what is wrong with it. */
export type FieldOf = (name: string) => { id: string; name: string; defaultValue: string; error: string | undefined }

/** A pool that a section may draw from. */
export type PoolChoice = { slug: string; title: string }
