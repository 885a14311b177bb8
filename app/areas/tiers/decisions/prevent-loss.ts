import { evaluateIndexed } from '../engine/evaluate'
import type { FactIndex, PersonFacts } from '../facts/index-facts'
import { type Programme, rankOf } from '../language/programme'
import { type Remedy, remediesAt, withRemedies } from './remedies'

/** What would keep a tier at a date: any one of the remedies, or only all of them together. */
export type Prevention = { readonly kind: 'any' | 'all'; readonly remedies: readonly Remedy[] }

/** More are not looked for: they are tried one by one. */
const MOST_REMEDIES = 400

/**
 * What prevents that a tier is lost at a date (epoch ms), found by evaluating the rules as if it had been done: each
 * single thing that is enough, or, where none is, a set of which nothing can be left out. Null when nothing known to the
 * rules helps, or the tier is not lost.
 */
export function preventionOf(
  programme: Programme,
  facts: FactIndex,
  of: { now: number; at: number; tier: string },
): Prevention | null {
  const rank = rankOf(programme.tiers, of.tier)
  // What lies above does not decide whether the tier is kept.
  const upToTier = { ...programme, tiers: programme.tiers.slice(0, rank + 1) }
  const proofWith = (remedies: readonly Remedy[]) =>
    evaluateIndexed(upToTier, withRemedies(facts, remedies, of), { at: of.at, knownAt: of.at }, 'numbers')
  const helps = (remedies: readonly Remedy[]) => rankOf(programme.tiers, proofWith(remedies).tier) >= rank
  const { tiers } = proofWith([])
  const open = tiers.slice(0, rank + 1).filter(({ met }) => !met)
  if (open.length === 0) return null
  const remedies = remediesAt(programme, facts, { ...of, open: open.map(({ node }) => node) }).slice(0, MOST_REMEDIES)
  const likeOthers = new Map<string, boolean>()
  const single = remedies.filter((remedy) => {
    const alike = signatureOf(remedy, facts)
    const known = likeOthers.get(alike) ?? helps([remedy])
    likeOthers.set(alike, known)
    return known
  })
  if (single.length > 0) return { kind: 'any', remedies: single }
  return helps(remedies) ? { kind: 'all', remedies: smallest(remedies, helps) } : null
}

/** Leaves out from the end, halves first, whatever is not needed for the rest to help. */
function smallest(remedies: readonly Remedy[], helps: (some: readonly Remedy[]) => boolean): Remedy[] {
  let kept = [...remedies]
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let end = kept.length; end > 0; end -= size) {
      const without = kept.filter((_, place) => place < end - size || place >= end)
      if (helps(without)) kept = without
    }
  return kept
}

/** People who are in the same roles with the same certificates are alike to the rules. */
function signatureOf(remedy: Remedy, { people }: FactIndex): string {
  if (remedy.kind === 'amount' || remedy.kind === 'attest') return JSON.stringify(remedy)
  return `${remedy.kind} ${remedy.certification} ${likenessOf(people.get(remedy.personId))}`
}

const likenessOf = (person: PersonFacts | undefined): string =>
  JSON.stringify([
    person?.held.map(({ certification, trueFrom, trueUntil }) => [certification, trueFrom, trueUntil]).sort(),
    person?.memberships.map(({ roles, trueFrom, trueUntil, attributes }) => [roles, trueFrom, trueUntil, attributes]),
  ])
