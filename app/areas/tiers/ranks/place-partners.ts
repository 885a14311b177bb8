import { groupBy } from '~/platform/group-by'
import { compare, type Rational } from '~/platform/rational'
import { profileAt } from '../engine/conditions'
import { scopeOf } from '../engine/evaluate'
import { evaluateNumber } from '../engine/evaluate-number'
import type { FactIndex } from '../facts/index-facts'
import type { RankDefinition } from '../language/definitions'
import type { Programme } from '../language/programme'

/** What a partner is put in order by: its value, and the group within which it has a place. */
export type Contender = { readonly partnerId: string; readonly group: string; readonly value: Rational }

export type Place = Contender & { readonly place: number; readonly participants: number }

/** What a partner brings to a rank at a moment (epoch ms). Who has no region, country or segment is among their like. */
export function contend(
  programme: Programme,
  { of, within }: RankDefinition,
  facts: FactIndex,
  partner: { partnerId: string; at: number },
): Contender {
  const { partnerId, at } = partner
  return {
    partnerId,
    group: within === null ? '' : (profileAt(facts, at)[within] ?? ''),
    value: evaluateNumber(of, scopeOf(programme, facts, at, 'numbers')).value,
  }
}

/**
 * Each one's place in its group: one more than how many come before. Partners of equal value share the better place, and
 * the next one has the place that is left ("1224", standard competition ranking). The order of the input does not matter.
 */
export function placePartners(contenders: readonly Contender[], first: RankDefinition['first']): Place[] {
  const groups = groupBy(contenders, ({ group }) => group)
  return [...groups.values()].flatMap((group) => {
    const ahead = first === 'greatest' ? -1 : 1
    const sorted = group.toSorted((a, b) => ahead * compare(a.value, b.value) || (a.partnerId < b.partnerId ? -1 : 1))
    let place = 0
    return sorted.map((contender, index): Place => {
      const before = sorted[index - 1]
      if (!before || compare(before.value, contender.value) !== 0) place = index + 1
      return { ...contender, place, participants: group.length }
    })
  })
}
