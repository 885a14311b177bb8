import { ONE, type Rational, ZERO } from '~/platform/rational'
import { shareFromPercent } from '../percent-share'
import type { GiftAnswer } from './parsed-gift'

/** What an answer earns, −1..1: its weight, or all for `=` and nothing for `~`. */
export function shareOf({ right, weight }: Pick<GiftAnswer, 'right' | 'weight'>): Rational {
  if (weight === null) return right ? ONE : ZERO
  return shareFromPercent(weight)
}
