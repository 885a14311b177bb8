import type { LocalText } from '~/platform/local-text'
import type { Comparison, Condition } from './condition'
import type { NumberExpression } from './number'
import type { Selection } from './selection'
import type { RollingWindow } from './window'

/**
 * The rule language after reading. A rule is plain JSON; numbers that are compared are canonical rationals ("3/1").
 * `id` is the path from its tier ("gold.1.0"): it names the rule in proofs, positions and sentences of one version.
 * A new kind is added here, as a file in `rule-kinds/`, and as a branch of the independent checker.
 */
export type Rule =
  | AllRule
  | AnyRule
  | AtLeastRule
  | CountPeopleRule
  | SumRule
  | AttestationRule
  | AlwaysRule
  | MeasureRule
  | EveryRule
  | SomeRule
  | HasRule
  | TeamRule
  | OnSomeDayRule
  | CompetencyRule
export type RuleKindName = Rule['kind']

type Base<Kind extends string> = {
  readonly id: string
  readonly kind: Kind
  /** The author's own words for this rule, instead of the generated sentence. */
  readonly title: LocalText | null
}

export type AllRule = Base<'all'> & { readonly rules: readonly Rule[] }
export type AnyRule = Base<'any'> & { readonly rules: readonly Rule[] }
export type AtLeastRule = Base<'atLeast'> & { readonly count: number; readonly rules: readonly Rule[] }

/** Distinct people of the partner who, at the date, hold what is asked and have one of the roles (none: any role). */
export type CountPeopleRule = Base<'countPeople'> & {
  readonly atLeast: number
  readonly holding: Holding
  readonly roles: readonly string[]
}

/**
 * `any`: one of the certifications is enough; `all`: every one is needed; `or-higher`: the first or a higher rung of
 * its ladder, the list being fixed when the version is read, lowest rung first.
 */
export type Holding = { readonly mode: 'any' | 'all' | 'or-higher'; readonly certifications: readonly string[] }

/** The sum of a metric's amounts within a window, of those whose attributes are among the values listed. */
export type SumRule = Base<'sum'> & {
  readonly metric: string
  readonly atLeast: string
  readonly window: RollingWindow
  readonly where: Readonly<Record<string, readonly string[]>>
}

export type AttestationRule = Base<'attestation'> & { readonly attestation: string }
export type AlwaysRule = Base<'always'>

/** Two numbers compared. */
export type MeasureRule = Base<'measure'> & {
  readonly of: NumberExpression
  readonly is: Comparison
  readonly than: NumberExpression
}

/**
 * A rule asked of each item that is selected, or, with `by`, of each different value of that field; the value has the
 * name `as` within the rule. `when` leaves out those of which it is not met.
 */
type Each = {
  readonly of: Selection
  readonly by: string | null
  readonly as: string | null
  readonly when: Rule | null
  readonly satisfies: Rule
}
/** Met of every one; also when there is none. */
export type EveryRule = Base<'every'> & Each
/** Met of so many. */
export type SomeRule = Base<'some'> & Each & { readonly atLeast: number }

/** What the item is like of which the rule around is asked. */
export type HasRule = Base<'has'> & { readonly where: readonly Condition[] }

/**
 * Places that people must fill at one time. A person who may fill several is counted as the sharing allows:
 * `disjoint`: in one place. `capacity`: in one group of places, at most as often as the group says.
 */
export type TeamRule = Base<'team'> & {
  readonly places: readonly TeamPlace[]
  readonly sharing:
    | { readonly kind: 'disjoint' }
    | {
        readonly kind: 'capacity'
        readonly groups: readonly { readonly places: readonly string[]; readonly atMost: number }[]
      }
}
export type TeamPlace = {
  readonly slug: string
  readonly title: LocalText
  readonly count: number
  readonly where: readonly Condition[]
}

/** The rule is, or was, met at some moment within the window. */
export type OnSomeDayRule = Base<'onSomeDay'> & { readonly window: RollingWindow; readonly rule: Rule }

/** The partner has the competency: granted, or by the rule that defines it. */
export type CompetencyRule = Base<'competency'> & { readonly competency: string }

/** A rule's direct parts; none for a leaf. */
export const partsOf = (rule: Rule): readonly Rule[] => ('rules' in rule ? rule.rules : [])

/** The leaves of a rule in reading order. */
export const leavesOf = (rule: Rule): Rule[] =>
  partsOf(rule).length === 0 ? [rule] : partsOf(rule).flatMap((part) => leavesOf(part))

/** The rule with this id among what tiers and their benefits ask; undefined when the id belongs to another version. */
export function findRule(
  tiers: readonly { readonly requires: Rule; readonly conditions?: Readonly<Record<string, Rule>> }[],
  id: string,
): Rule | undefined {
  const search = (rule: Rule): Rule | undefined =>
    rule.id === id
      ? rule
      : partsOf(rule)
          .map(search)
          .find((found) => found !== undefined)
  const asked = tiers.flatMap((tier) => [tier.requires, ...Object.values(tier.conditions ?? {})])
  return asked.map(search).find((found) => found !== undefined)
}
