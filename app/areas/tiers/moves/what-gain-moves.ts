import { compare, readRational } from '~/platform/rational'
import { evaluateIndexed } from '../engine/evaluate'
import { openSteps } from '../engine/minimal-sets'
import { openLeaves, type Proof, type ProofNode, proofLeaves } from '../engine/proof'
import type { CertificateHeldFact, CourseCompletedFact } from '../facts/facts'
import type { FactIndex } from '../facts/index-facts'
import { certificationsAsked } from '../language/certifications-asked'
import { type Programme, rankOf } from '../language/programme'

/** What somebody would gain: a certificate, or a course that is finished. */
export type Gain =
  | { readonly kind: 'certificate'; readonly certification: string }
  | { readonly kind: 'course'; readonly course: string }

/** A requirement that sees something else once a person has gained something. */
export type Move = {
  readonly tier: string
  readonly ruleId: string
  /** Canonical rationals: what is seen, what it would become, what is asked. */
  readonly observed: string
  readonly after: string
  readonly needed: string
  /**
   * `closes` meets an open requirement, `advances` brings it nearer, `part-of` counts once the person holds other
   * certifications as well, `secures` adds to what is met already.
   */
  readonly effect: 'closes' | 'advances' | 'part-of' | 'secures'
  /** Whether the requirement is among the fewest steps that are left to its tier. */
  readonly isStep: boolean
}

/**
 * What a person's gain would move for the partner, found by evaluating the rules with it and without it. Of the tiers
 * that are not held the lowest in which anything moves; where nothing does, what it secures in those that are held. Empty
 * when it counts for nothing.
 *
 * @param of.at epoch milliseconds; `facts` are those known then
 */
export function whatGainMoves(
  programme: Programme,
  facts: FactIndex,
  of: { at: number; personId: string; gain: Gain },
): Move[] {
  const { at, personId, gain } = of
  const proofOf = (index: FactIndex) => evaluateIndexed(programme, index, { at, knownAt: at }, 'numbers')
  const before = proofOf(facts)
  const after = proofOf(withGain(facts, [gain], { personId, at }))
  const rest = [...certificationsAsked(programme)]
    .filter((certification) => gain.kind !== 'certificate' || certification !== gain.certification)
    .map((certification): Gain => ({ kind: 'certificate', certification }))
  const others = proofOf(withGain(facts, rest, { personId, at }))
  const all = proofOf(withGain(facts, [gain, ...rest], { personId, at }))
  const held = rankOf(programme.tiers, before.tier)
  for (const { slug } of programme.tiers.slice(held + 1)) {
    const open = new Set(openIn(before, slug).map(({ id }) => id))
    const direct = changedIn(slug, before, after)
      .filter((change) => open.has(change.after.id))
      .map((change) => moveOf(slug, change, before))
    if (direct.length > 0) return direct
    const beside = openIn(before, slug)
      .filter(({ id }) => changedIn(slug, others, all).some((change) => change.after.id === id))
      .map((now) => ({ ...moveOf(slug, { before: now, after: now }, before), effect: 'part-of' as const }))
    if (beside.length > 0) return beside
  }
  return programme.tiers
    .slice(0, held + 1)
    .toReversed()
    .flatMap(({ slug }) =>
      changedIn(slug, before, after)
        .filter((change) => change.before.met)
        .map((change) => moveOf(slug, change, before)),
    )
    .slice(0, 1)
}

type Change = { readonly before: ProofNode; readonly after: ProofNode }

const leavesOf = (proof: Proof, tier: string): ProofNode[] =>
  proof.tiers.filter(({ slug }) => slug === tier).flatMap(({ node }) => proofLeaves(node))

const openIn = (proof: Proof, tier: string): ProofNode[] =>
  proof.tiers.filter(({ slug }) => slug === tier).flatMap(({ node }) => openLeaves(node))

/** The requirements of a tier that come nearer to being met, or further from being lost. */
function changedIn(tier: string, before: Proof, after: Proof): Change[] {
  const earlier = new Map(leavesOf(before, tier).map((node) => [node.id, node]))
  return leavesOf(after, tier).flatMap((node) => {
    const was = earlier.get(node.id)
    return was && compare(readRational(node.margin), readRational(was.margin)) > 0 ? [{ before: was, after: node }] : []
  })
}

function moveOf(tier: string, { before, after }: Change, proof: Proof): Move {
  const effect = before.met ? 'secures' : after.met ? 'closes' : 'advances'
  return {
    ...{ tier, ruleId: after.id, effect },
    ...{ observed: before.observed, after: after.observed, needed: after.needed },
    isStep: openSteps(proof, tier).some(({ id }) => id === after.id),
  }
}

function withGain(
  facts: FactIndex,
  gains: readonly Gain[],
  { personId, at }: { personId: string; at: number },
): FactIndex {
  const dated = (id: string) => ({
    ...{ id, partnerId: '', source: '', attributes: {}, personId },
    ...{ trueFrom: at, trueUntil: null, knownAt: at },
  })
  const person = facts.people.get(personId) ?? { held: [], memberships: [] }
  const held = gains.flatMap((gain): CertificateHeldFact[] =>
    gain.kind === 'certificate'
      ? [{ ...dated(`gain-${gain.certification}`), kind: 'certificate-held', certification: gain.certification }]
      : [],
  )
  const courses = gains.flatMap((gain): CourseCompletedFact[] =>
    gain.kind === 'course' ? [{ ...dated(`gain-${gain.course}`), kind: 'course-completed', course: gain.course }] : [],
  )
  return {
    ...facts,
    people: new Map(facts.people).set(personId, { ...person, held: [...person.held, ...held] }),
    courses: [...facts.courses, ...courses],
  }
}
