import { formatRational, negate, readRational, toNumber } from '~/platform/rational'
import type { Sentence } from '../describe/sentence'
import { metricAmount, metricTitle } from '../describe/titles'
import { openSteps } from '../engine/minimal-sets'
import type { Proof, ProofNode } from '../engine/proof'
import { isCurrent } from '../facts/facts'
import { belongs, type FactIndex } from '../facts/index-facts'
import type { Programme } from '../language/programme'
import { type CountPeopleRule, findRule, type SumRule } from '../language/rule'

/** One of the fewest things left to do for a tier. */
export type OpenStep = {
  readonly ruleId: string
  /** "One more person passes Integration Associate." */
  readonly todo: Sentence
  /** The certification whose exam helps; null where no exam does. */
  readonly certification: string | null
  /** Members who do not count yet; who holds most already comes first. */
  readonly candidates: readonly string[]
}

/** What is left to do for `tier`, as few steps as there are, in the order of the rules. */
export function openStepsOf(programme: Programme, proof: Proof, tier: string | null, facts: FactIndex): OpenStep[] {
  if (tier === null) return []
  return openSteps(proof, tier).flatMap((node) => {
    const rule = findRule(programme.tiers, node.id)
    if (rule?.kind === 'countPeople') return [peopleStep(rule, node, facts, proof.at)]
    if (rule?.kind === 'sum') return [amountStep(rule, node, programme)]
    if (rule?.kind !== 'attestation') return []
    const attestation = programme.attestations.find(({ slug }) => slug === rule.attestation)
    const params = { attestation: attestation ? { text: attestation.title } : rule.attestation }
    return [{ ruleId: rule.id, todo: { key: 'steps.attestation', params }, certification: null, candidates: [] }]
  })
}

const OPEN = {
  any: 'steps.people-any',
  all: 'steps.people-all',
  'or-higher': 'steps.people-any',
} as const

function peopleStep(rule: CountPeopleRule, node: ProofNode, facts: FactIndex, at: number): OpenStep {
  const { mode, certifications } = rule.holding
  const shown = mode === 'or-higher' ? certifications.slice(0, 1) : certifications
  return {
    ruleId: rule.id,
    todo: {
      key: OPEN[mode],
      params: {
        count: -toNumber(readRational(node.margin)),
        certifications: {
          list: shown.map((certification) => ({ certification })),
          join: mode === 'all' ? 'and' : 'or',
        },
      },
    },
    certification: certifications[0] ?? null,
    candidates: [...facts.people]
      .filter(
        ([id, person]) =>
          person.memberships.length > 0 && belongs(person, rule.roles, at) && !node.personIds.includes(id),
      )
      .map(([id, person]) => ({ id, held: person.held.filter((fact) => isCurrent(fact, at)).length }))
      .sort((a, b) => b.held - a.held || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id),
  }
}

function amountStep(rule: SumRule, node: ProofNode, programme: Programme): OpenStep {
  const missing = formatRational(negate(readRational(node.margin)))
  const params = {
    amount: metricAmount(rule.metric, missing, programme),
    metric: metricTitle(rule.metric, programme),
  }
  return { ruleId: rule.id, todo: { key: 'steps.amount', params }, certification: null, candidates: [] }
}
