/** Why something a rule looks at changes at a moment; ids and slugs only, the words are made in `describe/forecast`. */
export type Cause =
  | {
      readonly kind: 'person-stops' | 'person-starts'
      readonly personId: string
      /** The certifications that end or begin at that moment; empty when the person leaves or joins. */
      readonly certifications: readonly string[]
    }
  | {
      readonly kind: 'amount-leaves' | 'amount-enters'
      readonly metric: string
      /** Canonical rational, major units. */
      readonly amount: string
      readonly factId: string
    }
  | { readonly kind: 'attestation-ends' | 'attestation-starts'; readonly attestation: string }
  /** A rule that is made of several things sees something else. */
  | { readonly kind: 'rule-changes'; readonly ruleId: string }
  | { readonly kind: 'grace-ends' }
  /** A review day, or the end of the time for which a tier must be earned. */
  | { readonly kind: 'time-comes' }

/** A moment (epoch ms) at which at least one rule's observation changes. */
export type Moment = { readonly at: number; readonly causes: readonly Cause[] }
