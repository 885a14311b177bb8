/** The names that rules may use; the certifications come from their area, the rest from the file itself. */
export type Vocabulary = {
  readonly certifications: readonly KnownCertification[]
  readonly metrics: readonly string[]
  readonly attestations: readonly string[]
  readonly benefits: readonly string[]
}

/** `rung` counts from 1, lowest first, within `ladder`; both are null for a certification that stands alone. */
export type KnownCertification = { readonly slug: string; readonly ladder: string | null; readonly rung: number | null }
