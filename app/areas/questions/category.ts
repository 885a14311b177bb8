/**
 * What a response amounts to, for tables of answers: the option chosen, the accepted answer that the typed text fits.
 * Equal keys mean equal answers whatever the attempt showed; a question with parts has categories for each.
 */
export type Category = {
  /** The id of the part of the question, or null for the question as a whole. */
  readonly part: string | null
  readonly key: string
  /** In the author's or the learner's words; for the keys of `CATEGORY_LABELS` the words of the catalogue say it. */
  readonly label: string
  /** What this answer earns of the question's points, as `formatRational` writes it; below zero where it costs. */
  readonly fraction: string
}

/** The keys that mean the same for every question, with their names in the namespace `questions`. */
const CATEGORY_LABELS = {
  '': 'categories.none',
  '?': 'categories.other',
  true: 'answers.true',
  false: 'answers.false',
  written: 'categories.written',
  met: 'categories.met',
  'not-met': 'categories.not-met',
} as const
type CommonKey = keyof typeof CATEGORY_LABELS

/** A category whose name is in the catalogue. `''` is no answer, `?` an answer that none of the author's fits. */
export const commonCategory = (key: CommonKey, fraction = '0/1', part: string | null = null): Category => ({
  part,
  key,
  label: key,
  fraction,
})
