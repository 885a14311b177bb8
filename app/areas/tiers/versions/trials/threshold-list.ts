import { readRational, toNumber } from '~/platform/rational'
import { describeRule } from '../../describe/rule'
import type { NumberUnit, Sentence } from '../../describe/sentence'
import { unitOfRule } from '../../describe/shortfall'
import type { Programme } from '../../language/programme'
import { partsOf, type Rule } from '../../language/rule'
import { isThreshold, type Threshold } from '../../what-if/earned-by-threshold'

/** A number of a version that can be moved: what a requirement asks for, or a parameter. */
export type MovableThreshold = {
  /** `rule:gold.0`, `parameter:goal`. */
  readonly key: string
  readonly threshold: Threshold
  /** Where it stands: the tier's slug; null for a parameter. */
  readonly tier: string | null
  readonly sentence: Sentence
  readonly value: number
  readonly unit: NumberUnit
}

/** Every number of a version that can be tried at other values, in reading order, the highest tier first. */
export function movableThresholds(programme: Programme): MovableThreshold[] {
  const inTiers = programme.tiers
    .toReversed()
    .flatMap(({ slug, requires }) => withParts(requires).flatMap((rule) => ofRule(rule, slug, programme)))
  const parameters = (programme.definitions?.parameters ?? [])
    .filter(({ slug }) => isThreshold(programme, { parameter: slug }))
    .map(
      ({ slug, title, value }): MovableThreshold => ({
        ...{ key: `parameter:${slug}`, threshold: { parameter: slug }, tier: null, unit: 'count' },
        sentence: { key: 'rule.titled', params: { title: { text: title } } },
        value: toNumber(readRational(value)),
      }),
    )
  return [...inTiers, ...parameters]
}

const withParts = (rule: Rule): Rule[] => [rule, ...partsOf(rule).flatMap(withParts)]

function ofRule(rule: Rule, tier: string, programme: Programme): MovableThreshold[] {
  const asked = askedBy(rule)
  if (asked === null || !isThreshold(programme, { ruleId: rule.id })) return []
  return [
    {
      ...{ key: `rule:${rule.id}`, threshold: { ruleId: rule.id }, tier, value: asked },
      sentence: describeRule(rule, programme),
      unit: unitOfRule(rule, programme) ?? 'count',
    },
  ]
}

function askedBy(rule: Rule): number | null {
  if (rule.kind === 'countPeople') return rule.atLeast
  if (rule.kind === 'sum') return toNumber(readRational(rule.atLeast))
  return rule.kind === 'measure' && rule.than.kind === 'constant' ? toNumber(readRational(rule.than.value)) : null
}
