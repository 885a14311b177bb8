/** The names that rules may use; the certifications come from their area, the rest from the file itself. */
export type Vocabulary = {
  readonly certifications: readonly KnownCertification[]
  readonly metrics: readonly string[]
  readonly attestations: readonly string[]
  readonly benefits: readonly string[]
  readonly competencies: readonly string[]
  readonly parameters: readonly string[]
  /** Numbers that are defined by name. */
  readonly numbers: readonly string[]
  /** What may be selected from: what every programme has, and the names of metrics and records. */
  readonly sources: readonly string[]
  /** By record: its fields, and whether it tells how a thing is for as long as it lasts. */
  readonly records: Readonly<Record<string, { readonly fields: readonly string[]; readonly lasts: boolean }>>
  /** By metric that declares them: what its amounts may say of themselves. */
  readonly amounts: Readonly<Record<string, readonly string[]>>
  /** By certification: what rules may ask of it beside its name. */
  readonly traits: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** `rung` counts from 1, lowest first, within `ladder`; both are null for a certification that stands alone. */
export type KnownCertification = { readonly slug: string; readonly ladder: string | null; readonly rung: number | null }
