import { canonicalJson } from '~/platform/json'
import { benefitsOf, type IsMet } from '../benefits/benefits'
import { conditionsAsTiers, conditionsOf, metIn } from '../benefits/conditions'
import { type PeopleMargin, peopleMargin } from '../decisions/forecast'
import type { Ruling } from '../decisions/rulings'
import { type Decision, decideTransition, decisionOf, fallsTo } from '../decisions/transition'
import { evaluateIndexed } from '../engine/evaluate'
import { minimalFailure } from '../engine/minimal-sets'
import { findNode, type Proof } from '../engine/proof'
import type { FactIndex } from '../facts/index-facts'
import { type BenefitValue, type Programme, rankOf, type Tier } from '../language/programme'

/** What one version of the rules gives a partner at a moment. Tiers by slug, null for none; epoch milliseconds. */
export type Outcome = {
  readonly earned: string | null
  readonly held: string | null
  /** Until when a tier is held that is not earned; null when it is. */
  readonly graceUntil: number | null
  /** When a higher tier that is earned is given, or the next one on the way to it; null when none is waited for. */
  readonly risesAt: number | null
  /** The tier that it comes to when nothing happens: what is earned once grace and waiting are over. */
  readonly comesTo: string | null
  /** What is held from `graceUntil` on, where that is a step on the way down to `comesTo`; left out where it is that. */
  readonly fallsTo?: string | null
  /** The tightest count of people among the requirements of that tier; null when none counts people. */
  readonly margin: PeopleMargin | null
}

export type VersionComparison = {
  /** By the tiers that the partner comes to. */
  readonly change: 'promoted' | 'demoted' | 'unchanged'
  readonly before: Outcome
  readonly after: Outcome
  /** A smallest set of requirements of the new version that keep the tier that it has now away; empty unless demoted. */
  readonly failing: readonly FailingLine[]
  /** Benefits whose values differ, as the tiers that it comes to give them and its facts meet their conditions. */
  readonly benefits: readonly BenefitChange[]
}

/** Canonical rationals, as in the proof. */
export type FailingLine = { readonly ruleId: string; readonly observed: string; readonly needed: string }
export type BenefitChange = {
  readonly slug: string
  readonly before: BenefitValue | null
  readonly after: BenefitValue | null
}

export type ComparisonInput = {
  /** The version in force; null where the track has none yet. */
  readonly from: Programme | null
  readonly to: Programme
  /** As known now. */
  readonly facts: FactIndex
  /** The moment that both versions are asked about, epoch ms: the day from which the new one would count, or now. */
  readonly at: number
  /** What was decided so far, oldest first; empty: the partner is taken to hold what it earns by the version in force. */
  readonly history: readonly Decision[]
  /** The tiers of the version that the last decision was made under; those of `from` when left out. */
  readonly tiersBefore?: readonly Pick<Tier, 'slug' | 'title'>[]
  /** What the vendor decided about losses, the last word last. */
  readonly rulings?: readonly Ruling[]
}

/** What a new version would make of one partner, beside what the one in force makes of it. */
export function compareVersions(input: ComparisonInput): VersionComparison {
  const { from, to, facts, at } = input
  const question = { at, knownAt: at }
  const earlier = from && evaluateIndexed(from, facts, question, 'numbers')
  const later = evaluateIndexed(to, facts, question, 'numbers')
  const history = input.history.length > 0 || !from || !earlier ? input.history : [firstOf(from, earlier, at)]
  const decide = (programme: Programme, proof: Proof) =>
    outcomeOf(programme, proof, { ...input, history, tiersBefore: input.tiersBefore ?? (from ?? to).tiers })
  const after = decide(to, later)
  const before = from && earlier ? decide(from, earlier) : NOTHING
  const kept = from ? keptIn(to, from, before.comesTo) : null
  const rise = rankOf(to.tiers, after.comesTo) - rankOf(to.tiers, kept)
  return {
    ...{ before, after },
    change: rise > 0 ? 'promoted' : rise < 0 || kept !== before.comesTo ? 'demoted' : 'unchanged',
    failing: rise < 0 ? failingLines(later, kept) : [],
    benefits: benefitChanges(
      from ? given(from, before.comesTo, metOf(from, input)) : new Map(),
      given(to, after.comesTo, metOf(to, input)),
    ),
  }
}

const NOTHING: Outcome = { earned: null, held: null, graceUntil: null, risesAt: null, comesTo: null, margin: null }

/** The decision that a partner without a history stands on: what the version in force gives whoever begins. */
function firstOf(from: Programme, { tier: computed }: Proof, at: number): Decision {
  const input = { history: [], computed, policy: from.transition, tiers: from.tiers, tiersBefore: from.tiers, now: at }
  return { ...decisionOf(decideTransition(input), computed, at), tier: computed }
}

function outcomeOf(
  programme: Programme,
  proof: Proof,
  { history, tiersBefore, at, rulings }: ComparisonInput & { tiersBefore: readonly Pick<Tier, 'slug' | 'title'>[] },
): Outcome {
  const { tierAfter, graceUntil, risesAt } = decideTransition({
    ...{ history, computed: proof.tier, policy: programme.transition, tiers: programme.tiers, tiersBefore, now: at },
    ...(rulings && { rulings }),
  })
  const comesTo = graceUntil === null && risesAt === undefined ? tierAfter : proof.tier
  const next =
    graceUntil === null ? comesTo : fallsTo(tierAfter, proof.tier, { ...programme, policy: programme.transition })
  return {
    ...{ earned: proof.tier, held: tierAfter, graceUntil, risesAt: risesAt ?? null, comesTo },
    margin: peopleMargin(proof, comesTo),
    ...(next !== comesTo && { fallsTo: next }),
  }
}

/** The tier itself where the new version has it, else the next lower one that it still has. */
export function keptIn(to: Programme, from: Programme, tier: string | null): string | null {
  const lower = from.tiers.slice(0, rankOf(from.tiers, tier) + 1)
  return lower.findLast(({ slug }) => rankOf(to.tiers, slug) >= 0)?.slug ?? null
}

const failingLines = (proof: Proof, tier: string | null): FailingLine[] =>
  minimalFailure(proof, tier).flatMap((ruleId) => {
    const node = findNode(proof, ruleId)
    return node ? [{ ruleId, observed: node.observed, needed: node.needed }] : []
  })

/** What is given beside the tier's own word only to whoever meets its condition. */
function metOf(programme: Programme, { facts, at }: ComparisonInput): IsMet {
  if (conditionsOf(programme).length === 0) return () => false
  return metIn(evaluateIndexed(conditionsAsTiers(programme), facts, { at, knownAt: at }, 'numbers'))
}

const given = (programme: Programme, tier: string | null, isMet: IsMet): Map<string, BenefitValue | null> =>
  new Map(benefitsOf(programme, tier, isMet).map(({ slug, value }) => [slug, value]))

const benefitChanges = (
  before: ReadonlyMap<string, BenefitValue | null>,
  after: ReadonlyMap<string, BenefitValue | null>,
): BenefitChange[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((slug) => {
    const change = { slug, before: before.get(slug) ?? null, after: after.get(slug) ?? null }
    // A text is one value in all its languages, and each version has its own copy of it.
    return canonicalJson(change.before) === canonicalJson(change.after) ? [] : [change]
  })
