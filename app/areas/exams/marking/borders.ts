import { abs, compare, type Rational, readRational, sub } from '~/platform/rational'
import type { Score } from '../results/score-attempt'

type Border = { of: 'total' } | { of: 'section'; section: string }

/**
 * Where a score is so near to a pass mark that a second marker could turn the verdict: the total and every section whose
 * share is at most `within` away from its pass mark, on either side.
 * @param within share of the points, 0..1
 */
export function bordersOf(score: Pick<Score, 'share' | 'passMark' | 'sections'>, within: Rational): Border[] {
  const isNear = (share: string, passMark: string) =>
    compare(abs(sub(readRational(share), readRational(passMark))), within) <= 0
  return [
    ...(isNear(score.share, score.passMark) ? [{ of: 'total' } as const] : []),
    ...score.sections.flatMap(({ title, share, passMark }): Border[] =>
      passMark !== null && isNear(share, passMark) ? [{ of: 'section', section: title }] : [],
    ),
  ]
}
