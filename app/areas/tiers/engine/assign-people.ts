/** Who may fill which places. */
export type Candidate = { readonly id: string; readonly may: readonly string[] }
export type Place = { readonly slug: string; readonly count: number }

/** How often one person may be used: within a group of places at most so often, and in one group only. */
export type Group = { readonly places: readonly string[]; readonly atMost: number }

export type Assignment = {
  /** Sorted by place as given, people sorted. */
  readonly filled: readonly { readonly place: string; readonly people: readonly string[] }[]
  /** How many of the places that are asked for are filled; no assignment fills more. */
  readonly total: number
  /**
   * Why no more can be: these places have only these people between them. Null when all are filled, or when it is the
   * choice of one group for each person that stands in the way.
   */
  readonly blocking: { readonly places: readonly string[]; readonly people: readonly string[] } | null
}

/**
 * Fills as many places as can be filled at one time, each with different people. Exact: a maximum flow from people
 * through their groups to places, in which a person who would work in two groups is tried in each of them.
 *
 * Ford and Fulkerson (1956); the blocking set is the minimum cut on the side of the places left open (Hall 1935).
 */
export function assignPeople(
  places: readonly Place[],
  candidates: readonly Candidate[],
  groups: readonly Group[],
): Assignment {
  const needed = places.reduce((total, { count }) => total + count, 0)
  let best: { flow: Flow; chosen: Choice } | null = null
  const open: Choice[] = [new Map()]
  for (let chosen = open.pop(); chosen; chosen = open.pop()) {
    const flow = maximumFlow(places, candidates, groups, chosen)
    if (best && flow.total <= best.flow.total) continue
    const torn = candidates.find(({ id }) => groupsUsed(flow, groups, id).length > 1)
    if (!torn) {
      best = { flow, chosen }
      if (flow.total === needed) break
      continue
    }
    for (const group of groupsUsed(flow, groups, torn.id)) open.push(new Map(chosen).set(torn.id, group))
    // Those groups in which the flow has no use for the person may be the better ones still.
    const others = groups.filter((group) => group.places.some((place) => torn.may.includes(place)))
    for (const group of others)
      if (!groupsUsed(flow, groups, torn.id).includes(group)) open.unshift(new Map(chosen).set(torn.id, group))
  }
  const { flow, chosen } = best ?? { flow: { total: 0, people: new Map() } as Flow, chosen: new Map() as Choice }
  const filled = places.map(({ slug }) => ({ place: slug, people: [...(flow.people.get(slug) ?? [])].sort() }))
  const relaxed = chosen.size === 0 ? flow : maximumFlow(places, candidates, groups, new Map())
  const isCut = flow.total < needed && relaxed.total === flow.total
  return {
    filled,
    total: flow.total,
    blocking: isCut ? blockingSet(relaxed, places, candidates, groups) : null,
  }
}

/** The one group in which a person may work, for those for whom it is settled. */
type Choice = Map<string, Group>
type Flow = { total: number; people: Map<string, Set<string>> }

const groupsUsed = (flow: Flow, groups: readonly Group[], person: string): Group[] =>
  groups.filter((group) => group.places.some((place) => flow.people.get(place)?.has(person)))

function maximumFlow(
  places: readonly Place[],
  candidates: readonly Candidate[],
  groups: readonly Group[],
  chosen: Choice,
): Flow {
  const flow: Flow = { total: 0, people: new Map(places.map(({ slug }) => [slug, new Set<string>()])) }
  const open = opening(candidates, groups, chosen, flow)
  for (const { slug, count } of places)
    for (let filled = 0; filled < count; filled++) {
      if (!fill(slug, flow, open, new Set())) break
      flow.total++
    }
  return flow
}

type Opening = {
  /** The people who may fill a place, sorted. */
  mayFill: (place: string) => string[]
  /** The places that one person must give up one of to fill another; null while there is room. */
  insteadOf: (person: string, place: string) => string[] | null
}

function opening(candidates: readonly Candidate[], groups: readonly Group[], chosen: Choice, flow: Flow): Opening {
  const groupOf = new Map(groups.flatMap((group) => group.places.map((place) => [place, group] as const)))
  const fillers = new Map<string, string[]>()
  for (const { id, may } of candidates)
    for (const place of may) {
      const only = chosen.get(id)
      if (only && groupOf.get(place) !== only) continue
      fillers.set(place, [...(fillers.get(place) ?? []), id].sort())
    }
  return {
    mayFill: (place) => fillers.get(place) ?? [],
    insteadOf(person, place) {
      const group = groupOf.get(place)
      const used = (group?.places ?? []).filter((other) => flow.people.get(other)?.has(person))
      return used.length < (group?.atMost ?? 1) ? null : used
    },
  }
}

/** Finds somebody for one more opening of a place, moving others on when that helps: an augmenting path. */
function fill(place: string, flow: Flow, open: Opening, seen: Set<string>): boolean {
  for (const person of open.mayFill(place)) {
    if (flow.people.get(place)?.has(person)) continue
    const step = `${person} ${place}`
    if (seen.has(step)) continue
    seen.add(step)
    const instead = open.insteadOf(person, place)
    if (instead === null) {
      flow.people.get(place)?.add(person)
      return true
    }
    for (const other of instead) {
      if (other === place) continue
      flow.people.get(other)?.delete(person)
      flow.people.get(place)?.add(person)
      if (fill(other, flow, open, seen)) return true
      flow.people.get(place)?.delete(person)
      flow.people.get(other)?.add(person)
    }
  }
  return false
}

/** The places that can be reached from one left open by moving people on, and everybody who may fill any of them. */
function blockingSet(
  flow: Flow,
  places: readonly Place[],
  candidates: readonly Candidate[],
  groups: readonly Group[],
): Assignment['blocking'] {
  const open = opening(candidates, groups, new Map(), flow)
  const reached = new Set(
    places.filter(({ slug, count }) => (flow.people.get(slug)?.size ?? 0) < count).map(({ slug }) => slug),
  )
  const people = new Set<string>()
  for (const place of reached)
    for (const person of open.mayFill(place)) {
      people.add(person)
      for (const other of open.insteadOf(person, place) ?? []) reached.add(other)
    }
  return {
    places: places.filter(({ slug }) => reached.has(slug)).map(({ slug }) => slug),
    people: [...people].sort(),
  }
}
