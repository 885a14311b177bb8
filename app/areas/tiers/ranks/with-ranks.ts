import { groupBy } from '~/platform/group-by'
import { formatRational } from '~/platform/rational'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { writeDay } from '../facts/written-values'
import type { RankDefinition } from '../language/definitions'
import { effectiveFrom, type Programme } from '../language/programme'
import { daysTaken } from './days-taken'
import { placeFact } from './place-fact'
import { contend, placePartners } from './place-partners'

/**
 * The facts of all partners of a track, with the places that its ranks gave them: each rank is taken on its days, up to
 * `until` (epoch ms), by the version in force then and from what was known then, of everybody of whom something was known.
 * Places are known from the start of their day. A rank whose records are among the facts for a day was taken on it already,
 * and stays as it was.
 * @param versions of one track, in any order
 */
export function withRanks(versions: readonly Programme[], facts: readonly Fact[], until: number): readonly Fact[] {
  const due = dueRanks(versions, until)
  if (due.length === 0) return facts
  const taken = new Set(facts.flatMap((fact) => (fact.kind === 'record' ? `${fact.record} ${fact.trueFrom}` : [])))
  const all = [...facts]
  for (const { at, programme, rank } of due)
    if (!taken.has(`${rank.slug} ${at}`)) all.push(...take(all, { at, programme, rank }))
  return all
}

type DueRank = { readonly at: number; readonly programme: Programme; readonly rank: RankDefinition }

/** In the order in which they are taken: a later one may count the places of an earlier one. */
function dueRanks(versions: readonly Programme[], until: number): DueRank[] {
  const ordered = versions.toSorted((a, b) => effectiveFrom(a) - effectiveFrom(b))
  return ordered
    .flatMap((programme, place) => {
      const next = ordered[place + 1]
      const end = next ? Math.min(until, effectiveFrom(next) - 1) : until
      return (programme.definitions?.ranks ?? []).flatMap((rank) =>
        daysTaken(programme, rank, end).map((at) => ({ at, programme, rank })),
      )
    })
    .sort((a, b) => a.at - b.at)
}

function take(facts: readonly Fact[], { at, programme, rank }: DueRank): Fact[] {
  const known = groupBy(
    facts.filter(({ knownAt }) => knownAt <= at),
    ({ partnerId }) => partnerId,
  )
  const contenders = [...known].map(([partnerId, own]) =>
    contend(programme, rank, indexFacts(factsAsKnown(own, at)), { partnerId, at }),
  )
  return placePartners(contenders, rank.first).map((place) => ({
    ...placeFact(rank, { ...place, value: formatRational(place.value) }, { at, track: programme.track }),
    id: `rank:${rank.slug}:${writeDay(at)}:${place.partnerId}`,
    knownAt: at,
  }))
}
