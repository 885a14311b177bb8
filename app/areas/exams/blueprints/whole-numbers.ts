import { mul, rational, readRational } from '~/platform/rational'

/** `minutes × factor`, rounded up to whole minutes; the factor is a fraction such as `5/4`. */
export function multiplyWhole(minutes: number, factor: string): number {
  const { num, den } = mul(rational(minutes), readRational(factor))
  return Number((num + den - 1n) / den)
}
