import { canonicalJson } from '~/platform/json'
import { compare, readRational } from '~/platform/rational'
import { nextTier, openSteps } from '../engine/minimal-sets'
import type { Proof, ProofNode } from '../engine/proof'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { type Programme, rankOf } from '../language/programme'
import { findRule, type Rule } from '../language/rule'
import { describeEvidence, type EvidenceSource } from './evidence'
import { unitOfNumber } from './number'
import { withOwnParameters } from './own-parameters'
import { describeRule } from './rule'
import type { NumberUnit, Sentence } from './sentence'
import { describeTerms, type Term } from './terms'

/** One requirement in plain words. Numbers are canonical rationals in `unit`. */
export type ChecklistItem = {
  readonly ruleId: string
  readonly kind: Rule['kind']
  readonly met: boolean
  /** It is one of the fewest steps left to the tier. */
  readonly isStep: boolean
  readonly line: Sentence
  /** "One more is needed."; null when met, and for groups, whose parts say it. */
  readonly missing: Sentence | null
  readonly observed: string
  readonly needed: string
  readonly unit: NumberUnit | 'people' | 'parts' | 'yes-no'
  /** What is needed is the most there may be, not the least. */
  readonly isLimit: boolean
  readonly summary: Sentence | null
  readonly evidence: readonly Sentence[]
  /** How its numbers came about, term by term; empty for rules that are no comparison of numbers. */
  readonly terms: readonly Term[]
  /** The choices of an any-of or at-least group. */
  readonly parts: readonly ChecklistItem[]
}

export type Checklist = {
  readonly tier: string
  readonly met: number
  readonly total: number
  /** What is open first, then what is met; otherwise in the order of the rules. */
  readonly items: readonly ChecklistItem[]
}

/**
 * What a tier asks and how far the partner is, with the evidence. Without a slug the next tier; null at the top. Tiers
 * are cumulative, so requirements of the tiers below are listed too: those that are open, and of the others those that
 * no requirement above asks for as well. `facts` are those that the proof was made from.
 */
export function checklist(
  programme: Programme,
  facts: readonly Fact[],
  proof: Proof,
  tier: string | null = nextTier(proof),
): Checklist | null {
  const rank = rankOf(proof.tiers, tier)
  if (tier === null || rank < 0) return null
  const known = factsAsKnown(facts, proof.knownAt)
  const index = indexFacts(known)
  const source = {
    programme: withOwnParameters(programme, index, proof.at),
    standing: new Map(known.map((fact) => [fact.id, fact])),
    index,
    at: proof.at,
  }
  const steps = new Set(openSteps(proof, tier).map((step) => step.id))
  const asked = proof.tiers.slice(0, rank + 1).flatMap((held, place) =>
    requirementsOf(held.node).flatMap((node) => {
      const rule = findRule(programme.tiers, node.id)
      return rule ? [{ node, rule, place }] : []
    }),
  )
  const isImplied = ({ rule, place }: (typeof asked)[number]) =>
    rule.kind === 'always' || asked.some((other) => other.place > place && implies(other.rule, rule))
  const items = asked
    .filter((one) => one.place === rank || !one.node.met || !isImplied(one))
    .flatMap(({ node }) => describeItem(node, steps, source))
  const ordered = [...items.filter((item) => !item.met), ...items.filter((item) => item.met)]
  return { tier, met: items.filter((item) => item.met).length, total: items.length, items: ordered }
}

/** What stands side by side: an `all` without words of its own is no line, only its parts are. */
const requirementsOf = (node: ProofNode): ProofNode[] =>
  node.kind === 'all' ? node.children.flatMap(requirementsOf) : [node]

/** Whoever meets `above` meets `below`: the same asked, as much or more of it. */
export function implies(above: Rule, below: Rule): boolean {
  if (essence(above) !== essence(below)) return false
  if (above.kind === 'countPeople' && below.kind === 'countPeople') return above.atLeast >= below.atLeast
  if (above.kind === 'sum' && below.kind === 'sum')
    return compare(readRational(above.atLeast), readRational(below.atLeast)) >= 0
  return true
}

/** What a rule asks for, apart from where it stands and, of what is counted, how many. */
function essence(rule: Rule): string {
  const { id: _id, title: _title, ...asked } = rule
  if ('rules' in asked)
    return canonicalJson({ ...asked, rules: asked.rules.map((part) => [essence(part), amountOf(part)]) })
  return canonicalJson(amountOf(rule) === null ? asked : { ...asked, atLeast: null })
}

const amountOf = (rule: Rule): number | string | null => ('atLeast' in rule ? rule.atLeast : null)

function describeItem(node: ProofNode, steps: ReadonlySet<string>, source: EvidenceSource): ChecklistItem[] {
  const rule = findRule(source.programme.tiers, node.id)
  if (!rule) return []
  const { missing, summary, items } = describeEvidence(rule, node, source)
  return [
    {
      ruleId: node.id,
      kind: node.kind,
      met: node.met,
      isStep: steps.has(node.id) || node.children.some((child) => containsStep(child, steps)),
      line: describeRule(rule, source.programme),
      missing,
      observed: node.observed,
      needed: node.needed,
      unit: unitOf(rule, source.programme),
      isLimit: node.is === 'atMost' || node.is === 'lessThan',
      summary,
      evidence: items,
      terms: rule.kind === 'measure' ? describeTerms(rule, node.numbers ?? [], source.programme) : [],
      parts: node.children.flatMap((child) => describeItem(child, steps, source)),
    },
  ]
}

const containsStep = (node: ProofNode, steps: ReadonlySet<string>): boolean =>
  steps.has(node.id) || node.children.some((child) => containsStep(child, steps))

/** In what a rule's numbers are counted. */
export function unitOf(rule: Rule, programme: Programme): ChecklistItem['unit'] {
  if (rule.kind === 'countPeople') return 'people'
  if (rule.kind === 'sum') return programme.metrics.find((metric) => metric.slug === rule.metric)?.unit ?? 'count'
  if (rule.kind === 'measure') return unitOfNumber(rule.of, programme)
  if (rule.kind === 'team') return 'people'
  if (rule.kind === 'every' || rule.kind === 'some') return 'parts'
  return 'rules' in rule ? 'parts' : 'yes-no'
}
