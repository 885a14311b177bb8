import type { ProofNode } from '../engine/proof'
import type { TeamRule } from '../language/rule'
import { isLike, type Thing, type World } from './check-language'

type Claimed = NonNullable<ProofNode['assignment']>

/**
 * What is wrong with a claimed assignment of people to places; null when it is one that the rule allows, fills as many
 * places as it says, and no other fills more. The evaluator finds assignments by augmenting paths; here the claim is
 * looked at, and that no more is possible follows from counting: the places left out of the blocking set can hold so
 * many, the people who fit into it can fill so many, and together that is what is filled. Where the people's choice of
 * one group is what stands in the way, every choice is tried.
 */
export function faultOfAssignment(
  rule: TeamRule,
  people: readonly Thing[],
  claimed: Claimed | undefined,
  world: World,
) {
  if (!claimed) return 'no assignment'
  const fits = fitting(rule, people, world)
  const groups = groupsOf(rule)
  const total = claimed.filled.reduce((sum, { people: filled }) => sum + filled.length, 0)
  if (total !== claimed.total) return 'another total'
  if (claimed.filled.map(({ place }) => place).join() !== rule.places.map(({ slug }) => slug).join())
    return 'other places'
  for (const [index, { people: filled }] of claimed.filled.entries()) {
    const place = rule.places[index]
    if (!place || filled.length > place.count || new Set(filled).size < filled.length) return 'a place filled twice'
    if (!filled.every((person) => fits.get(place.slug)?.has(person))) return 'somebody who may not fill a place'
  }
  for (const person of new Set(claimed.filled.flatMap((place) => place.people))) {
    const used = groups.map(
      (group) =>
        claimed.filled.filter(({ place, people: of }) => group.places.includes(place) && of.includes(person)).length,
    )
    if (used.filter((times) => times > 0).length > 1) return 'somebody in two groups'
    if (used.some((times, index) => times > (groups[index]?.atMost ?? 0))) return 'somebody too often'
  }
  const needed = rule.places.reduce((sum, { count }) => sum + count, 0)
  if (total === needed) return claimed.blocking === null ? null : 'a blocking set though all is filled'
  if (claimed.blocking && ![claimed.blocking.places, claimed.blocking.people].every(Array.isArray))
    return 'a blocking set of another shape'
  const bound = claimed.blocking ? boundOf(rule, fits, claimed.blocking) : mostOfAll(rule, fits)
  return bound === total ? null : `room for ${bound}`
}

type Fits = ReadonlyMap<string, ReadonlySet<string>>

const fitting = (rule: TeamRule, people: readonly Thing[], world: World): Fits =>
  new Map(
    rule.places.map(({ slug, where }) => [
      slug,
      new Set(
        people.filter((one) => where.every((condition) => isLike(condition, one, world))).map(({ name }) => name),
      ),
    ]),
  )

const groupsOf = ({ places, sharing }: TeamRule) =>
  sharing.kind === 'capacity' ? sharing.groups : [{ places: places.map(({ slug }) => slug), atMost: 1 }]

/** No assignment fills more than this; −1 when somebody is missing from those who fit into the places. */
function boundOf(rule: TeamRule, fits: Fits, { places, people }: NonNullable<Claimed['blocking']>): number {
  const fitsInto = (place: string) => fits.get(place) ?? new Set<string>()
  if (places.some((place) => [...fitsInto(place)].some((person) => !people.includes(person)))) return -1
  const outside = rule.places.filter(({ slug }) => !places.includes(slug)).reduce((sum, { count }) => sum + count, 0)
  const inside = people.map((person) =>
    groupsOf(rule)
      .map((group) =>
        Math.min(
          group.atMost,
          group.places.filter((place) => places.includes(place) && fitsInto(place).has(person)).length,
        ),
      )
      .reduce((sum, times) => sum + times, 0),
  )
  return outside + inside.reduce((sum, times) => sum + times, 0)
}

/** The most places that can be filled, by trying every group for everybody who fits into several. */
function mostOfAll(rule: TeamRule, fits: Fits): number {
  const groups = groupsOf(rule)
  const everyone = [...new Set([...fits.values()].flatMap((people) => [...people]))]
  const mayUse = (person: string) =>
    groups.filter((group) => group.places.some((place) => fits.get(place)?.has(person)))
  const tryAll = (left: readonly string[], chosen: ReadonlyMap<string, (typeof groups)[number]>): number => {
    const [person, ...others] = left
    if (person === undefined) return matched(rule, fits, chosen)
    return Math.max(...mayUse(person).map((group) => tryAll(others, new Map(chosen).set(person, group))))
  }
  return tryAll(everyone, new Map())
}

/** The most that can be filled when everybody's group is settled: place by place, each seat tried with each person. */
function matched(
  rule: TeamRule,
  fits: Fits,
  chosen: ReadonlyMap<string, { places: readonly string[]; atMost: number }>,
): number {
  const seats = [...chosen].flatMap(([person, { atMost }]) =>
    Array.from({ length: atMost }, (_, seat) => ({ person, seat })),
  )
  const openings = rule.places.flatMap(({ slug, count }) =>
    Array.from({ length: count }, (_, opening) => ({ slug, opening })),
  )
  const taken = new Map<object, (typeof openings)[number]>()
  const sits = (opening: (typeof openings)[number], tried: Set<object>): boolean =>
    seats.some((seat) => {
      const group = chosen.get(seat.person)
      if (tried.has(seat) || !group?.places.includes(opening.slug) || !fits.get(opening.slug)?.has(seat.person))
        return false
      const isThere = seats.some(
        (other) => other !== seat && other.person === seat.person && taken.get(other)?.slug === opening.slug,
      )
      if (isThere) return false
      tried.add(seat)
      const before = taken.get(seat)
      if (before && !sits(before, tried)) return false
      taken.set(seat, opening)
      return true
    })
  return openings.filter((opening) => sits(opening, new Set())).length
}
