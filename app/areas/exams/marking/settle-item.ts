import { abs, add, compare, div, fromNumber, type Rational, readRational, sub } from '~/platform/rational'

/** A mark that a person gave one answer. Of each kind the newest counts. */
export type GivenMark = { kind: MarkKind; fraction: string }
export type MarkKind = 'first' | 'second' | 'deciding'

type Settlement =
  /** `fraction` is the mark of the item, exact */
  | { settled: true; by: 'one-marker' | 'two-agreeing' | 'deciding'; fraction: Rational }
  | { settled: false; waitsFor: MarkKind }

const TWO = fromNumber(2)

/**
 * What the marks that people gave an answer come to. One marker is enough unless a second was asked for. Two that differ
 * by no more than the agreement count with their mean; two that differ by more need a third, who decides.
 * @param of.agreement share of the question's points, 0..1
 */
export function settleItem(marks: readonly GivenMark[], of: { wantsSecond: boolean; agreement: Rational }): Settlement {
  const newest = (kind: MarkKind) => marks.findLast((mark) => mark.kind === kind)
  const [first, second, deciding] = [newest('first'), newest('second'), newest('deciding')]
  if (deciding) return { settled: true, by: 'deciding', fraction: readRational(deciding.fraction) }
  if (!first) return { settled: false, waitsFor: 'first' }
  const one = readRational(first.fraction)
  if (!of.wantsSecond) return { settled: true, by: 'one-marker', fraction: one }
  if (!second) return { settled: false, waitsFor: 'second' }
  const other = readRational(second.fraction)
  if (compare(abs(sub(one, other)), of.agreement) > 0) return { settled: false, waitsFor: 'deciding' }
  return { settled: true, by: 'two-agreeing', fraction: div(add(one, other), TWO) }
}
