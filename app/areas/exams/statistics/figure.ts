/** A statistic, or why there is none: never NaN, never a made-up nought. */
export type Figure =
  | { readonly value: number; readonly reason?: never }
  | { readonly value: null; readonly reason: Gap }

export type Gap = (typeof GAPS)[number]

/** Why a figure is undefined. */
const GAPS = [
  /** fewer attempts than the formula divides by */
  'too-few-attempts',
  /** everybody has the same mark */
  'same-marks',
  /** everybody has the same marks in the other questions */
  'same-rest',
  /** everybody has the same total */
  'same-totals',
  /** there is no other question to compare with */
  'one-question',
  /** attempts hold different numbers of questions, so they are not forms of one exam */
  'unequal-forms',
  /** the covariance with the total is below nought, and has no root */
  'negative-covariance',
  /** no question moves with the total */
  'no-covariance',
  /** on trial: it counts for nothing */
  'not-counted',
  /** internal consistency above 100, which only different forms can give, leaves no room for error */
  'above-one-hundred',
  /** the text of the question is not in the table of marks */
  'not-in-marks',
  /** guessing has no one way with this type */
  'no-one-guess',
] as const

export const known = (value: number): Figure => ({ value })
export const unknown = (reason: Gap): Figure => ({ value: null, reason })

/** The figure made of another one; a gap is passed on. */
export const derive = (from: Figure, make: (value: number) => Figure): Figure =>
  from.value === null ? from : make(from.value)
