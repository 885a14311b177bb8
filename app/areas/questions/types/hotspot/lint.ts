import { compare, ONE, readRational, sum } from '~/platform/rational'
import type { Finding } from '../../lint/finding'
import { comparable, lintFullMarks, lintWeights } from '../../lint/lint-options'
import { isRight } from '../../review-parts'
import type { Hotspot } from './schema'
import { boxOf, overlap } from './shapes'

/** Places that overlap, leave the picture or read alike, and a key that cannot be chosen in full. */
export function lintHotspot({ image, marking, most, regions }: Hotspot): Finding[] {
  const right = regions.filter(isRight)
  const pairs = regions.flatMap((one, index) => regions.slice(index + 1).map((other) => [one, other] as const))
  const labels = regions.map(({ label }) => comparable(label))
  const twin = regions.find((_, index) => labels.indexOf(labels[index] ?? '') < index)
  const outside = regions.filter(({ shape }) => {
    const [left, top, end, bottom] = boxOf(shape)
    return left < 0 || top < 0 || end > image.width || bottom > image.height
  })
  const silent = regions.filter(({ feedback }) => !feedback).length
  return [
    ...pairs
      .filter(([one, other]) => overlap(one.shape, other.shape))
      .map(([one, other]) => ({
        code: 'regions-overlap' as const,
        part: other.id,
        params: { one: one.label.slice(0, 80), other: other.label.slice(0, 80) },
      })),
    ...outside.map(({ id, label }) => ({
      code: 'region-outside' as const,
      part: id,
      params: { label: label.slice(0, 80) },
    })),
    ...(twin ? [{ code: 'duplicate-options', part: twin.id, params: { text: twin.label.slice(0, 80) } } as const] : []),
    ...(right.length === 0 ? [{ code: 'no-right-answer' } as const] : []),
    ...(right.length === regions.length ? [{ code: 'every-option-right' } as const] : []),
    ...(right.length > 0 ? lintReach({ marking, most, regions }) : []),
    ...(silent > 0 ? [{ code: 'empty-feedback', params: { count: silent } } as const] : []),
  ]
}

/** Whether full marks can be reached with as many places as may be chosen. */
function lintReach({ marking, most, regions }: Pick<Hotspot, 'marking' | 'most' | 'regions'>): Finding[] {
  const right = regions.filter(isRight)
  if (marking !== 'weighted') return right.length > most ? [{ code: 'never-full-marks' }] : []
  if (most === 1) return lintFullMarks(regions)
  const best = right
    .map(({ fraction }) => readRational(fraction))
    .sort((a, b) => compare(b, a))
    .slice(0, most)
  return compare(sum(best), ONE) < 0 ? [{ code: 'never-full-marks' }] : lintWeights(marking, regions)
}
