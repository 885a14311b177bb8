import { add, div, formatRational, mul, type Rational, rational, readRational, ZERO } from '~/platform/rational'
import { type Blueprint, drawSize } from '../blueprints/blueprint'
import { type Candidate, fits } from '../delivery/draw-items'

export type PanelQuestion = { versionId: string /** a fraction such as `3/8` */; weight: string }

/**
 * The questions an exam may ask, each with the points a form gives to it on average: a draw of three from eight at one
 * point each gives three eighths. A question that two draws may take counts in both.
 */
export function questionsOfExam(
  blueprint: Pick<Blueprint, 'sections'>,
  candidates: readonly Candidate[],
): PanelQuestion[] {
  const weights = new Map<string, Rational>()
  for (const draw of blueprint.sections.flatMap((section) => section.draw)) {
    const fitting = candidates.filter((candidate) => candidate.state === 'live' && fits(candidate, draw))
    if (fitting.length === 0) continue
    const points = mul(readRational(draw.points ?? '1/1'), rational(drawSize(draw)))
    const each = div(points, rational(fitting.length))
    for (const { versionId } of fitting) weights.set(versionId, add(weights.get(versionId) ?? ZERO, each))
  }
  return candidates.flatMap(({ versionId }) => {
    const weight = weights.get(versionId)
    return weight ? [{ versionId, weight: formatRational(weight) }] : []
  })
}
