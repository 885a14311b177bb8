import { compare, div, readRational, toNumber, ZERO } from '~/platform/rational'

/** Points as a share 0..1, for showing; what decides something stays exact. */
export function shareOf({ mark, maxMark }: { mark: string; maxMark: string }): number {
  const all = readRational(maxMark)
  return compare(all, ZERO) === 0 ? 0 : toNumber(div(readRational(mark), all))
}

/** A fraction text as a number, for showing. */
export const asNumber = (fraction: string): number => toNumber(readRational(fraction))
