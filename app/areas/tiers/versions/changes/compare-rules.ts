import { canonicalJson } from '~/platform/json'
import { benefitsOf, type Term, termsOf } from '../../benefits/benefits'
import { describeTerm } from '../../describe/benefit'
import { describeRule } from '../../describe/rule'
import type { Sentence } from '../../describe/sentence'
import { describePolicy } from '../../describe/transition'
import type { BenefitDefinition, Programme, Tier } from '../../language/programme'
import { partsOf, type Rule } from '../../language/rule'
import { requirementsOf } from '../reading/rule-lines'

/** Two versions of the rules, sentence by sentence. Sentences are not yet in a language. */
export type RulesChange = {
  /** Of the newer version, highest first; then those that only the older one has. */
  readonly tiers: readonly TierChange[]
  readonly policy: readonly SentenceChange[]
  /** Parameters whose values differ, and what else is defined differently, by its key. */
  readonly parameters: readonly ValueChange[]
  readonly definitions: readonly string[]
}

export type TierChange = {
  readonly slug: string
  readonly title: Tier['title']
  readonly is: 'added' | 'removed' | 'kept'
  /** Its name before, where it is another now. */
  readonly renamedFrom: Tier['title'] | null
  readonly requirements: readonly SentenceChange[]
  readonly benefits: readonly BenefitDifference[]
}

/** `changed`: the same requirement with another number, window or filter. */
export type SentenceChange =
  | { readonly is: 'added'; readonly after: Sentence }
  | { readonly is: 'removed'; readonly before: Sentence }
  | { readonly is: 'changed'; readonly before: Sentence; readonly after: Sentence }

/** What a tier gives of a benefit, with what it asks for it beside the tier; null for nothing. */
export type BenefitDifference = BenefitDefinition & {
  readonly before: Sentence | null
  readonly after: Sentence | null
}

export type ValueChange = {
  readonly slug: string
  readonly title: Tier['title']
  readonly before: string | null
  readonly after: string | null
}

/** What differs between two versions, as people read it; empty lists where nothing does. */
export function compareRules(before: Programme, after: Programme): RulesChange {
  const added = after.tiers.toReversed().map((tier) => compareTier(before, after, tier))
  const removed = before.tiers
    .filter(({ slug }) => after.tiers.every((tier) => tier.slug !== slug))
    .toReversed()
    .map(
      ({ slug, title }): TierChange => ({
        slug,
        title,
        is: 'removed',
        renamedFrom: null,
        requirements: [],
        benefits: [],
      }),
    )
  return {
    tiers: [...added, ...removed].filter(
      ({ is, renamedFrom, requirements, benefits }) =>
        is !== 'kept' || renamedFrom !== null || requirements.length + benefits.length > 0,
    ),
    policy: comparePolicies(before, after),
    parameters: compareParameters(before, after),
    definitions: DEFINED.filter(
      (key) => canonicalJson(partOf(before, key, after)) !== canonicalJson(partOf(after, key, before)),
    ),
  }
}

export const hasChanges = (of: RulesChange): boolean =>
  of.tiers.length + of.policy.length + of.parameters.length + of.definitions.length > 0

function compareTier(before: Programme, after: Programme, tier: Tier): TierChange {
  const old = before.tiers.find(({ slug }) => slug === tier.slug)
  const pairs = pairRules(old ? flatten(old.requires) : [], flatten(tier.requires))
  return {
    slug: tier.slug,
    title: tier.title,
    is: old ? 'kept' : 'added',
    renamedFrom: old && canonicalJson(old.title) !== canonicalJson(tier.title) ? old.title : null,
    requirements: pairs.flatMap(([from, to]): SentenceChange[] => {
      if (from && to) {
        const change = { before: describeRule(from, before), after: describeRule(to, after) }
        return canonicalJson(change.before) === canonicalJson(change.after) && content(from) === content(to)
          ? []
          : [{ is: 'changed', ...change }]
      }
      if (to) return [{ is: 'added', after: describeRule(to, after) }]
      return from ? [{ is: 'removed', before: describeRule(from, before) }] : []
    }),
    benefits: compareBenefitValues(old ? before : null, after, tier.slug),
  }
}

/** Every requirement of a tier in reading order, parts after what they are parts of. */
const flatten = (requires: Rule): Rule[] => requirementsOf(requires).flatMap(withParts)
const withParts = (rule: Rule): Rule[] => [rule, ...partsOf(rule).flatMap(withParts)]

/** The text of a rule without its own place and its parts: two rules of the same content ask the same. */
const content = (rule: Rule): string => canonicalJson(stripped(rule, false))
/** The same without its numbers: two rules of the same subject ask the same thing, perhaps more or less of it. */
const subject = (rule: Rule): string => canonicalJson(stripped(rule, true))

function stripped(value: unknown, withoutNumbers: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => stripped(item, withoutNumbers))
  if (typeof value !== 'object' || value === null)
    return withoutNumbers && (typeof value === 'number' || isRationalText(value)) ? null : value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'id' && key !== 'rules')
      .map(([key, member]) => [key, stripped(member, withoutNumbers)]),
  )
}

const isRationalText = (value: unknown): boolean => typeof value === 'string' && /^-?\d+\/\d+$/.test(value)

/**
 * Which rule of the newer version stands for which of the older: the same first, then the same subject, then the same
 * kind of rule at the end of what is left of it; each rule once. In the order of the newer version, then what is gone.
 */
function pairRules(before: readonly Rule[], after: readonly Rule[]): [Rule | null, Rule | null][] {
  const left = new Set(before)
  const found = new Map<Rule, Rule>()
  const match = (isSame: (from: Rule, to: Rule) => boolean) => {
    for (const to of after) {
      if (found.has(to)) continue
      const from = [...left].find((one) => isSame(one, to))
      if (!from) continue
      found.set(to, from)
      left.delete(from)
    }
  }
  match((from, to) => content(from) === content(to))
  match((from, to) => subject(from) === subject(to))
  match((from, to) => aboutOf(from) !== null && aboutOf(from) === aboutOf(to))
  return [
    ...after.map((to): [Rule | null, Rule | null] => [found.get(to) ?? null, to]),
    ...[...left].map((from): [Rule, null] => [from, null]),
  ]
}

/** What a simple rule is about, whatever it asks of it: its certifications, its metric, its attestation. */
function aboutOf(rule: Rule): string | null {
  switch (rule.kind) {
    case 'countPeople':
      return `people ${rule.holding.certifications[0] ?? ''}`
    case 'sum':
      return `sum ${rule.metric}`
    default:
      return null
  }
}

function compareBenefitValues(before: Programme | null, after: Programme, tier: string): BenefitDifference[] {
  const old = new Map((before ? benefitsOf(before, tier) : []).map((benefit) => [benefit.slug, benefit]))
  const fresh = new Map(benefitsOf(after, tier).map((benefit) => [benefit.slug, benefit]))
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((slug) => {
    const [from, to] = [termOf(before, tier, slug), termOf(after, tier, slug)]
    const shown = fresh.get(slug) ?? old.get(slug)
    if (!shown || asked(from) === asked(to)) return []
    const { value: _value, ...definition } = shown
    return [
      {
        ...definition,
        before: before && from && describeTerm(shown, from, before),
        after: to && describeTerm(shown, to, after),
      },
    ]
  })
}

/** What the tier itself says first of a benefit; what counts while that asks for more stands with the tiers below. */
const termOf = (programme: Programme | null, tier: string, benefit: string): Term | null =>
  (programme && termsOf(programme, tier, benefit)[0]) ?? null

const asked = (term: Term | null): string =>
  canonicalJson(term && { value: term.value, when: term.when && withParts(term.when).map(content) })

/** Sentences of the same kind are the same point of the policy. */
function comparePolicies(before: Programme, after: Programme): SentenceChange[] {
  const [old, fresh] = [describePolicy(before.transition), describePolicy(after.transition)]
  const gone = old.filter((sentence) => !fresh.some((other) => canonicalJson(other) === canonicalJson(sentence)))
  const changes = fresh.flatMap((sentence): SentenceChange[] => {
    if (old.some((other) => canonicalJson(other) === canonicalJson(sentence))) return []
    const place = gone.findIndex((other) => pointOf(other) === pointOf(sentence))
    const [from] = place < 0 ? [] : gone.splice(place, 1)
    return [from ? { is: 'changed', before: from, after: sentence } : { is: 'added', after: sentence }]
  })
  return [...changes, ...gone.map((sentence): SentenceChange => ({ is: 'removed', before: sentence }))]
}

/** `transition.policy-demotion-reviews` is about the same point as `transition.policy-demotion`. */
const pointOf = ({ key }: Sentence): string => key.split('-').slice(0, 2).join('-')

function compareParameters(before: Programme, after: Programme): ValueChange[] {
  const of = (programme: Programme) =>
    new Map((programme.definitions?.parameters ?? []).map((parameter) => [parameter.slug, parameter]))
  const [old, fresh] = [of(before), of(after)]
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((slug) => {
    const [from, to] = [old.get(slug), fresh.get(slug)]
    const shown = to ?? from
    if (!shown || from?.value === to?.value) return []
    return [{ slug, title: shown.title, before: from?.value ?? null, after: to?.value ?? null }]
  })
}

const DEFINED = [
  'title',
  'currency',
  'metrics',
  'attestations',
  'benefits',
  'certifications',
  'records',
  'numbers',
  'competencies',
  'rates',
  'ranks',
  'retired',
  'words',
  'overrides',
  'order',
] as const

function partOf(programme: Programme, key: (typeof DEFINED)[number], other: Programme): unknown {
  if (key === 'order') return namesIn(programme.tiers, other.tiers)
  if (key === 'overrides') return beside(programme, other)
  if (key in programme) return programme[key as keyof Programme]
  return programme.definitions?.[key as keyof NonNullable<Programme['definitions']>] ?? null
}

/** Those that both have, in the order of the one. */
const namesIn = (own: readonly { slug: string }[], other: readonly { slug: string }[]): string[] =>
  own.map(({ slug }) => slug).filter((slug) => other.some((one) => one.slug === slug))

/** What is said of the parameters that both have beside their values: titles, overrides, ramps. */
const beside = (programme: Programme, other: Programme): unknown =>
  (programme.definitions?.parameters ?? [])
    .filter(({ slug }) => other.definitions?.parameters.some((one) => one.slug === slug))
    .map(({ value: _value, ...rest }) => rest)
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
