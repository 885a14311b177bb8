import type { Proof, ProofNode } from '../engine/proof'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import type { Programme } from '../language/programme'
import { findRule } from '../language/rule'
import { type ChecklistItem, unitOf } from './checklist'
import { describeEvidence, type EvidenceSource } from './evidence'
import { withOwnParameters } from './own-parameters'
import { describeRule } from './rule'
import type { Sentence } from './sentence'

/** A node of a stored proof in plain words, with the ids it rests on; the same tree as the rules. */
export type ProofLine = Pick<ChecklistItem, 'ruleId' | 'kind' | 'met' | 'observed' | 'needed' | 'unit'> & {
  readonly line: Sentence
  readonly missing: Sentence | null
  readonly summary: Sentence | null
  readonly factIds: readonly string[]
  readonly parts: readonly ProofLine[]
}

export type TierLines = {
  readonly slug: string
  readonly met: boolean
  readonly holds: boolean
  readonly line: ProofLine
}

/** Every tier of a proof, lowest first. `programme` and `facts` are those that the proof was made from. */
export function describeProof(programme: Programme, facts: readonly Fact[], proof: Proof): TierLines[] {
  const known = factsAsKnown(facts, proof.knownAt)
  const index = indexFacts(known)
  const source = {
    programme: withOwnParameters(programme, index, proof.at),
    standing: new Map(known.map((fact) => [fact.id, fact])),
    index,
    at: proof.at,
  }
  return proof.tiers.flatMap(({ slug, met, holds, node }) => {
    const line = describeNode(node, source)
    return line ? [{ slug, met, holds, line }] : []
  })
}

function describeNode(node: ProofNode, source: EvidenceSource): ProofLine | null {
  const rule = findRule(source.programme.tiers, node.id)
  if (!rule) return null
  const { missing, summary } = describeEvidence(rule, node, source)
  return {
    ruleId: node.id,
    kind: node.kind,
    met: node.met,
    observed: node.observed,
    needed: node.needed,
    unit: unitOf(rule, source.programme),
    line: describeRule(rule, source.programme),
    missing,
    summary,
    factIds: node.factIds,
    parts: node.children.flatMap((child) => describeNode(child, source) ?? []),
  }
}
