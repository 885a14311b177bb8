/** Which partners of a what-if are shown. */
export type TrialFilter = {
  readonly change: 'promoted' | 'demoted' | 'unchanged' | null
  /** `''` for partners without a region. */
  readonly region: string | null
  /** The tier that a partner comes from or to; `''` for none. */
  readonly tier: string | null
}
