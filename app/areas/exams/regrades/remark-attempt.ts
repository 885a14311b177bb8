import { compare, readRational } from '~/platform/rational'
import type { MarkedAttempt } from '../results/mark-attempt'
import type { MarkedItemRecord } from '../results/marked-item'
import type { Score } from '../results/score-attempt'

/** What an attempt was worth. Fractions are texts. */
type MarkAndVerdict = { mark: string; maxMark: string; share: string; passed: boolean }

type ResultEffect = 'passes' | 'fails' | 'gains' | 'loses'

export type Remark =
  | { changed: false }
  /** `effect` is null when only reasons or shares of single questions differ, and no total */
  | { changed: true; effect: ResultEffect | null; before: MarkAndVerdict; after: MarkAndVerdict }

/**
 * What marking an attempt again changes. A pass is a pass whatever the marks; else a larger share of the points is a
 * gain, and with an equal share more points.
 * @param stored the newest result
 * @param marked the replay from what is pinned, with the corrections that count now
 */
export function remarkAttempt(
  stored: { score: Score; items: readonly MarkedItemRecord[] },
  marked: Pick<MarkedAttempt, 'score' | 'items'>,
): Remark {
  if (isSame(stored, marked)) return { changed: false }
  const [before, after] = [verdictOf(stored.score), verdictOf(marked.score)]
  return { changed: true, effect: effectOf(before, after), before, after }
}

function effectOf(before: MarkAndVerdict, after: MarkAndVerdict): ResultEffect | null {
  if (before.passed !== after.passed) return after.passed ? 'passes' : 'fails'
  const rise = compare(readRational(after.share), readRational(before.share))
  const more = rise || compare(readRational(after.mark), readRational(before.mark))
  if (more !== 0) return more > 0 ? 'gains' : 'loses'
  return before.maxMark === after.maxMark ? null : 'gains'
}

export const verdictOf = ({ mark, maxMark, share, passed }: Score): MarkAndVerdict => ({ mark, maxMark, share, passed })

/** Both were written by this product, so equal results have equal text. */
const isSame = (
  stored: { score: Score; items: readonly MarkedItemRecord[] },
  marked: Pick<MarkedAttempt, 'score' | 'items'>,
) =>
  JSON.stringify(stored.score) === JSON.stringify(marked.score) &&
  JSON.stringify(stored.items) === JSON.stringify(marked.items)
