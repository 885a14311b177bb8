import { compare, type Rational, rational, readRational } from '~/platform/rational'

/** In how many of the last attempts each question was given. */
export type Exposure = { attempts: number; given: ReadonlyMap<string, number> }

export type ExposureCap = { share: string; ofLastAttempts: number }

/**
 * The questions that stand back: given in more than the cap's share of the last attempts. Exactly the share is not more.
 * @param cap.share a fraction text
 */
export function overexposed(exposure: Exposure, cap: ExposureCap): Set<string> {
  if (exposure.attempts === 0) return new Set()
  const most: Rational = readRational(cap.share)
  return new Set(
    [...exposure.given].flatMap(([questionId, times]) =>
      compare(rational(times, exposure.attempts), most) > 0 ? [questionId] : [],
    ),
  )
}
