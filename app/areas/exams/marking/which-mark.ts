import type { GivenMark, MarkKind } from './settle-item'

export type MarkDecision =
  /** `kind` is the mark that this marker may give now */
  | { allow: true; kind: MarkKind }
  /** everything about the answer is settled */
  | { allow: false; reason: 'settled' }
  /** the learner's own answer */
  | { allow: false; reason: 'own-answer' }
  /** two markers differ, and a third has to decide */
  | { allow: false; reason: 'needs-somebody-else' }

/**
 * Which mark may this marker give? Nobody marks an answer of their own, and nobody is their own second marker. Until
 * the other mark is in, a marker may change theirs.
 */
export function whichMark(
  item: { waitsFor: MarkKind | null; marks: readonly (GivenMark & { markerId: string })[]; learnerId: string },
  markerId: string,
): MarkDecision {
  if (item.learnerId === markerId) return { allow: false, reason: 'own-answer' }
  if (item.waitsFor === null) return { allow: false, reason: 'settled' }
  const own = item.marks.findLast((mark) => mark.markerId === markerId)
  if (item.waitsFor === 'deciding')
    return own ? { allow: false, reason: 'needs-somebody-else' } : { allow: true, kind: 'deciding' }
  return { allow: true, kind: own ? own.kind : item.waitsFor }
}
