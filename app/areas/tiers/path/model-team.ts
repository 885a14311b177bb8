import { fulfils } from '../engine/conditions'
import { groupsOf } from '../engine/rule-kinds/team'
import type { TeamRule } from '../language/rule'
import type { Term } from './linear-program'
import { type Building, countsFor, demand, holdingsOf } from './path-building'

/**
 * Every place filled, by people who fit or will, each within the groups as often as they allow; null when a place asks for
 * what people do not hold.
 */
export function compileTeam(rule: TeamRule, truth: string, model: Building): string | null {
  const groups = groupsOf(rule)
  const fills = new Map<string, Map<string, string>>()
  for (const { slug, where, count } of rule.places) {
    const holdings = holdingsOf(where, model)
    if (holdings === null) return null
    const terms: Term[] = []
    for (const person of model.people) {
      if (!fulfils(holdings.others, person, model.scope)) continue
      const counts = countsFor(model, person.key, holdings.holds)
      if (counts === null) continue
      const seat = model.fresh()
      if (counts !== true)
        demand(
          model,
          [
            [1, counts],
            [-1, seat],
          ],
          0,
        )
      fills.set(person.key, (fills.get(person.key) ?? new Map<string, string>()).set(slug, seat))
      terms.push([1, seat])
    }
    demand(model, [...terms, [-count, truth]], 0)
  }
  for (const seats of fills.values()) {
    const chosen = groups.map((group) => {
      const own = group.places.flatMap((place) => seats.get(place) ?? [])
      const inGroup = model.fresh()
      demand(model, [[group.atMost, inGroup], ...own.map((seat): Term => [-1, seat])], 0)
      return inGroup
    })
    demand(
      model,
      chosen.map((group): Term => [-1, group]),
      -1,
    )
  }
  return truth
}
