import { fulfils } from '../engine/conditions'
import type { Item } from '../engine/scope'
import { select } from '../engine/select'
import type { Selection } from '../language/selection'
import type { Side } from './linear-sum'
import { type Building, certificationItem, countsFor, holdingsOf, surelyCountsFor } from './path-building'

/** A thing that there is, or will be when steps are taken. */
export type Possible = {
  readonly item: Item
  /**
   * True when it is there whatever is chosen, null when it never is, else a variable: on the low side one that may only be
   * yes when it is there, on the high side one that must be.
   */
  readonly when: (side: Side) => true | string | null
}

/** The things that a selection may select; null when steps change that in a way that is not told here. */
export function itemsOf(selection: Selection, model: Building): Possible[] | null {
  const { source, where, window, top } = selection
  if (window !== null || top !== null) return null
  if (source === 'people') {
    const holdings = holdingsOf(where, model)
    if (holdings === null) return null
    const able = model.people.filter((person) => fulfils(holdings.others, person, model.scope))
    return able.map((item) => ({
      item,
      when: (side) => (side === 'low' ? countsFor : surelyCountsFor)(model, item.key, holdings.holds),
    }))
  }
  if (source !== 'certificates') return null
  const held = select(selection, model.scope).map((item): Possible => ({ item, when: () => true }))
  const earned = [...model.steps].flatMap(([variable, { certification }]): Possible[] => {
    const item = certificationItem(certification, model)
    return fulfils(where, item, model.scope) ? [{ item, when: () => variable }] : []
  })
  return [...held, ...earned]
}
