import { termsOf } from '~/areas/tiers/benefits/benefits'
import { metIn, proveConditions } from '~/areas/tiers/benefits/conditions'
import { describeTerm } from '~/areas/tiers/describe/benefit'
import { describeEvidence } from '~/areas/tiers/describe/evidence'
import { withOwnParameters } from '~/areas/tiers/describe/own-parameters'
import { describeReached } from '~/areas/tiers/describe/reached'
import { describeBriefly } from '~/areas/tiers/describe/rule'
import { findNode, type Proof } from '~/areas/tiers/engine/proof'
import type { Fact } from '~/areas/tiers/facts/facts'
import { factsAsKnown } from '~/areas/tiers/facts/facts-as-known'
import { indexFacts } from '~/areas/tiers/facts/index-facts'
import type { Programme } from '~/areas/tiers/language/programme'
import { findRule, leavesOf } from '~/areas/tiers/language/rule'
import { localText } from '~/platform/local-text'
import type { Say } from './speech'

type Of = { facts: readonly Fact[]; proof: Proof; programme: Programme; say: Say }

/** What was found of a rule beside its sentence: the number reached and its parts, the items that fail, who fills what. */
export function finder({ facts, proof, programme, say }: Of): (ruleId: string) => string[] {
  const known = factsAsKnown(facts, proof.knownAt)
  const index = indexFacts(known)
  const own = withOwnParameters(programme, index, proof.at)
  const source = { programme: own, standing: new Map(known.map((fact) => [fact.id, fact])), index, at: proof.at }
  return (ruleId) => {
    const rule = findRule(programme.tiers, ruleId)
    const node = findNode(proof, ruleId)
    if (!rule || !node) return []
    if (rule.kind === 'measure') return [say(describeReached(rule, node, own))]
    if (node.met) return []
    const { items } = describeEvidence(rule, node, source)
    if (rule.kind === 'team') return items.map(say)
    if (rule.kind !== 'every' && rule.kind !== 'some') return []
    return items.slice(0, (node.cases ?? []).filter(({ met }) => !met).length).map(say)
  }
}

/** Every number that is compared, in words beside the exact ones. */
export function numbersOf(of: Of) {
  const found = finder(of)
  return of.programme.tiers
    .flatMap(({ requires }) => leavesOf(requires))
    .flatMap(({ id, kind }) => {
      const node = findNode(of.proof, id)
      const [says] = kind === 'measure' ? found(id) : []
      return node && says ? [{ rule: id, says, observed: node.observed, needed: node.needed, met: node.met }] : []
    })
}

/** What a tier brings: the value of each benefit that counts, and those that a further condition would bring. */
export function benefitsOf(tier: string | null, { facts, proof, programme, say }: Of) {
  const { at, knownAt } = proof
  const isMet = metIn(proveConditions(programme, facts, { at, knownAt }))
  const own = withOwnParameters(programme, indexFacts(factsAsKnown(facts, knownAt)), at)
  return programme.benefits.flatMap((benefit) =>
    termsOf(programme, tier, benefit.slug).map(({ tier: from, value, when }) => ({
      ...{ benefit: benefit.slug, title: localText(benefit.title, 'en'), tier: from, value },
      says: say(describeTerm(benefit, { value, when: null }, own)),
      condition: when === null ? null : { rule: when.id, asks: say(describeBriefly(when, own)), met: isMet(when.id) },
    })),
  )
}
