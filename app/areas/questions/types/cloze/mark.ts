import { compare, div, mul, ONE, type Rational, rational, readRational, sum, ZERO } from '~/platform/rational'
import { answered, type Mark, notAnswered, share } from '../../mark'
import type { RichText } from '../../rich-text'
import { judgeNumber } from '../numeric/mark'
import { acceptedAnswer } from '../short-answer/mark'
import type { Cloze, ClozeResponse, Gap } from './schema'

/**
 * The mean of the gaps by their weights, as Moodle's embedded answers have it: an empty gap earns nothing, a gap whose
 * share is below zero takes from the others, and the whole never falls below zero.
 */
export function markCloze(question: Cloze, response: ClozeResponse): Mark {
  const given = Object.entries(response.gaps).filter(([, value]) => value.trim() !== '')
  if (given.length === 0) return notAnswered
  if (!given.every(([id]) => question.gaps.some((gap) => gap.id === id)))
    return answered(ZERO, { code: 'unknown-option' })
  const judged = question.gaps.map((gap) => ({ weight: gap.weight, ...judgeGap(gap, response) }))
  const all = sum(judged.map(({ weight }) => rational(weight)))
  const earned = div(sum(judged.map(({ weight, fraction }) => mul(rational(weight), fraction))), all)
  const right = judged.filter(({ fraction }) => compare(fraction, ONE) >= 0).length
  const reasons = [
    { code: 'gaps-right', params: { right, all: judged.length } },
    { code: 'gaps-share', params: { share: share(earned) } },
  ] as const
  return compare(earned, ZERO) < 0
    ? answered(ZERO, ...reasons, { code: 'not-below-zero' })
    : answered(earned, ...reasons)
}

/** What one gap earned, −1..1, with what its author says to that answer. */
type JudgedGap = { value: string; isGiven: boolean; fraction: Rational; feedback?: RichText | undefined }

export function judgeGap(gap: Gap, { gaps }: ClozeResponse): JudgedGap {
  const value = Object.hasOwn(gaps, gap.id) ? (gaps[gap.id] ?? '').trim() : ''
  if (value === '') return { value, isGiven: false, fraction: ZERO }
  if (gap.kind === 'number') {
    const { mark, accepted } = judgeNumber({ ...gap, units: undefined }, { text: value })
    return { value, isGiven: true, fraction: mark.fraction, feedback: accepted?.feedback }
  }
  const accepted =
    gap.kind === 'choice' ? gap.options.find(({ id }) => id === value) : acceptedAnswer(gap, { text: value })
  return {
    value,
    isGiven: true,
    fraction: accepted ? readRational(accepted.fraction) : ZERO,
    feedback: accepted?.feedback,
  }
}
