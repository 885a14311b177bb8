import {
  add,
  clamp,
  div,
  formatRational,
  max,
  mul,
  ONE,
  type Rational,
  rational,
  readRational,
  sum,
  ZERO,
} from '~/platform/rational'
import { markSet } from './types/multiple-response/mark'
import type { Marking } from './types/multiple-response/schema'

type Share = { readonly fraction: string }

/** The mean mark of one option taken by chance; an option that costs earns nothing. */
export const guessOne = (options: readonly Share[]): Rational =>
  div(sum(options.map(({ fraction }) => max(readRational(fraction), ZERO))), rational(options.length))

/** Beyond so many different ways of choosing, the mean is reckoned without the floor and the ceiling of a mark. */
const MOST_WAYS = 20_000

/**
 * The mean mark over every set of 1 to `most` options, each set as likely as another. Options with equal shares are
 * counted together, so questions as they are written take a few dozen steps.
 */
export function guessSet(marking: Marking, options: readonly Share[], most: number): Rational {
  const groups = groupsOf(options)
  const ways = groups.reduce((product, { members }) => product * (members.length + 1), 1)
  if (ways > MOST_WAYS) return guessWithoutBounds(options)
  let [marks, sets] = [ZERO, 0n]
  for (const { chosen, count } of choices(groups, most)) {
    if (chosen.length === 0) continue
    marks = add(marks, mul(markSet(marking, options, chosen).fraction, rational(count)))
    sets += count
  }
  return div(marks, rational(sets))
}

type Group = { members: readonly Share[] }

/** What matters of an option is its share; in every way of marking equal shares mean the same. */
function groupsOf(options: readonly Share[]): Group[] {
  const byShare = new Map<string, Share[]>()
  for (const option of options) {
    const key = formatRational(readRational(option.fraction))
    byShare.set(key, [...(byShare.get(key) ?? []), option])
  }
  return [...byShare.values()].map((members) => ({ members }))
}

/** Every way to take so many of each group, with the number of sets that it stands for. */
function* choices(groups: readonly Group[], most: number): Generator<{ chosen: readonly Share[]; count: bigint }> {
  const [first, ...rest] = groups
  if (!first) {
    yield { chosen: [], count: 1n }
    return
  }
  const { members } = first
  for (let taken = 0; taken <= Math.min(members.length, most); taken++) {
    const sets = binomial(members.length, taken)
    for (const { chosen, count } of choices(rest, most - taken))
      yield { chosen: [...members.slice(0, taken), ...chosen], count: count * sets }
  }
}

function binomial(of: number, taken: number): bigint {
  let result = 1n
  for (let index = 1; index <= taken; index++) result = (result * BigInt(of - taken + index)) / BigInt(index)
  return result
}

/** Each option is in half of all sets. */
const guessWithoutBounds = (options: readonly Share[]): Rational =>
  clamp(mul(sum(options.map(({ fraction }) => readRational(fraction))), rational(1, 2)), ZERO, ONE)
