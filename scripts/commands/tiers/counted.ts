import { describeFact } from '~/areas/tiers/describe/fact'
import { evaluate } from '~/areas/tiers/engine/evaluate'
import type { NumberNode, Proof, ProofNode } from '~/areas/tiers/engine/proof'
import type { Fact } from '~/areas/tiers/facts/facts'
import type { Programme } from '~/areas/tiers/language/programme'
import { groupBy } from '~/platform/group-by'
import { localText } from '~/platform/local-text'
import type { Say } from './speech'

/**
 * What stops and what begins to count by the passing of time at a moment (epoch ms), by what was known then: certificates,
 * entries that leave or enter a window, attestations. One line each; none when the rules read the same as before.
 */
export function countedAnew(programme: Programme, facts: readonly Fact[], at: number, knownAt: number, say: Say) {
  const [before, after] = [at - 1, at].map((moment) => idsIn(evaluate(programme, facts, { at: moment, knownAt })))
  const named = (ids: Iterable<string>) =>
    namesOf(
      facts.filter(({ id }) => [...ids].includes(id)),
      programme,
      say,
    ).join('; ')
  const gone = named([...(before ?? [])].filter((id) => !after?.has(id)))
  const come = named([...(after ?? [])].filter((id) => !before?.has(id)))
  return [...(gone ? [`No longer counted: ${gone}.`] : []), ...(come ? [`Counted from now on: ${come}.`] : [])]
}

/** Several entries of the same kind are named once, with how many they are. */
function namesOf(facts: readonly Fact[], programme: Programme, say: Say): string[] {
  return [...groupBy(facts, (fact) => kindOf(fact, programme) ?? fact.id)].map(([kind, own]) => {
    const [first] = own
    return own.length > 1 ? `${kind}, ${own.length} entries` : first ? say(describeFact(first, programme)) : kind
  })
}

function kindOf(fact: Fact, { metrics, definitions }: Programme): string | null {
  const known =
    fact.kind === 'metric'
      ? metrics.find(({ slug }) => slug === fact.metric)
      : fact.kind === 'record'
        ? definitions?.records.find(({ slug }) => slug === fact.record)
        : undefined
  return known ? localText(known.title, 'en') : null
}

function idsIn({ tiers }: Proof): Set<string> {
  const ids = new Set<string>()
  const ofNumber = ({ factIds, children }: NumberNode): void => {
    for (const id of factIds) ids.add(id)
    for (const child of children) ofNumber(child)
  }
  const ofNode = ({ factIds, children, cases = [], numbers = [] }: ProofNode): void => {
    for (const id of factIds) ids.add(id)
    for (const number of numbers) ofNumber(number)
    for (const child of [...children, ...cases]) ofNode(child)
  }
  for (const { node } of tiers) ofNode(node)
  return ids
}
