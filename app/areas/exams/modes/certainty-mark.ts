import { compare, formatRational, mul, type Rational, rational, readRational, sum, ZERO } from '~/platform/rational'

/** How sure somebody is of an answer: 1 not very, 2 fairly, 3 very. */
export const CERTAINTIES = [1, 2, 3] as const
export type Certainty = (typeof CERTAINTIES)[number]

export const isCertainty = (value: unknown): value is Certainty => value === 1 || value === 2 || value === 3

const WRONG: Readonly<Record<Certainty, number>> = { 1: 0, 2: -2, 3: -6 }

/**
 * The certainty-based mark of one answer: right +1, +2, +3, wrong 0, −2, −6, and a partly right answer its share of what
 * a right one would get. It says how well somebody knows what they know; it never counts for passing.
 *
 * Source: A. Gardner-Medwin's certainty-based marking, as Moodle's `question_cbm` has it.
 * @param fraction what the answer earned, 0..1
 */
export function certaintyMark(fraction: Rational, certainty: Certainty): Rational {
  return compare(fraction, ZERO) > 0 ? mul(fraction, rational(certainty)) : rational(WRONG[certainty])
}

export type CertaintyTally = {
  /** answers that said how sure their author was */
  count: number
  /** mean certainty-based mark, −6..3, as a fraction text */
  mean: string
  /** wrong although very sure */
  confidentlyWrong: number
}

/** The second figure of a result; null when no answer said how sure its author was. Takes what results keep of items. */
export function certaintyTally(
  items: readonly { certainty?: number | null; certaintyMark?: string | null; outcome: string }[],
): CertaintyTally | null {
  const said = items.flatMap((item) =>
    item.certaintyMark == null ? [] : [{ ...item, mark: readRational(item.certaintyMark) }],
  )
  if (said.length === 0) return null
  return {
    count: said.length,
    mean: formatRational(mul(sum(said.map(({ mark }) => mark)), rational(1, said.length))),
    confidentlyWrong: said.filter(({ certainty, outcome }) => certainty === 3 && outcome === 'wrong').length,
  }
}
