/**
 * What an item must be like to be selected. `field` is one of the item's own, or of the partner with `partner.` before
 * it; a value that begins with `$` is the one that the rule around it is about.
 */
export type Condition =
  | { readonly kind: 'one-of'; readonly field: string; readonly values: readonly string[]; readonly not: boolean }
  | { readonly kind: 'number'; readonly field: string; readonly is: Comparison; readonly than: string }
  /** A day, as the fact's own date is under `date`: from its start (inclusive), until its start (exclusive). */
  | { readonly kind: 'day'; readonly field: string; readonly from: string | null; readonly until: string | null }
  /** Of a person: at least so many different certifications held, of those whose certificate fulfils the conditions. */
  | { readonly kind: 'holds'; readonly where: readonly Condition[]; readonly atLeast: number }

export const COMPARISONS = ['atLeast', 'moreThan', 'atMost', 'lessThan'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** The prefix of fields that are the partner's, not the item's. */
export const PARTNER_PREFIX = 'partner.'

/** Is the value the name of what the rule around is about, rather than a value itself? */
export const isVariable = (value: string): boolean => value.startsWith('$')
