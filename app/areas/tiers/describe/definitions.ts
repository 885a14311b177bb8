import { NO_DEFINITIONS, type Parameter } from '../language/definitions'
import type { Programme } from '../language/programme'
import type { Rule } from '../language/rule'
import { describeConditions, describeNumber, phrase, unitOfNumber } from './number'
import { describeRule } from './rule'
import type { NumberUnit, Param, Sentence } from './sentence'
import { competencyTitle } from './titles'

/** Something that a version defines once for its rules: how it is called, and what it is, in sentences. */
export type DefinitionLines = { readonly id: string; readonly title: Sentence; readonly lines: readonly Sentence[] }

/** All that rules speak of by name: numbers, values that differ between partners, competencies, retired certifications. */
export function describeDefinitions(programme: Programme): DefinitionLines[] {
  const { numbers, parameters, competencies, retired = {}, rates } = programme.definitions ?? NO_DEFINITIONS
  return [
    ...numbers.map(({ slug, title, is }) => {
      const number = describeNumber(is, programme, unitOfNumber(is, programme))
      return definition(`numbers.${slug}`, { text: title }, [{ key: 'definition.is', params: { what: number } }])
    }),
    ...parameters.map((parameter) =>
      definition(`parameters.${parameter.slug}`, { text: parameter.title }, describeParameter(parameter, programme)),
    ),
    ...competencies.map(({ slug, requires }) =>
      definition(
        `competencies.${slug}`,
        competencyTitle(slug, programme),
        requires
          ? [{ key: 'definition.or-granted', params: {} }, ...ruleLines(requires, programme)]
          : [{ key: 'definition.granted', params: {} }],
      ),
    ),
    ...Object.entries(retired).map(([certification, { countsUntil, countsAs }]) =>
      definition(`retired.${certification}`, { certification }, [
        {
          key: 'definition.retired',
          params: {
            as: countsAs === null ? '' : { certification: countsAs },
            replaced: countsAs === null ? 'no' : 'yes',
            until: countsUntil === null ? '' : { date: Date.parse(`${countsUntil}T00:00:00Z`) },
            ends: countsUntil === null ? 'no' : 'yes',
          },
        },
      ]),
    ),
    ...rates.map((table) =>
      definition(
        `rates.${table.from}`,
        phrase('definition.rates', { from: { date: Date.parse(`${table.from}T00:00:00Z`) } }),
        Object.entries(table.rates).map(([currency, rate]) => ({
          key: 'definition.rate',
          params: { currency, rate: { amount: rate, unit: 'count', currency: '' }, of: programme.currency },
        })),
      ),
    ),
  ]
}

const definition = (id: string, title: Param, lines: readonly Sentence[]): DefinitionLines => ({
  id,
  title: { key: 'definition.is', params: { what: title } },
  lines,
})

/** A rule and, one after the other, its parts. */
const ruleLines = (rule: Rule, programme: Programme): Sentence[] => [
  describeRule(rule, programme),
  ...('rules' in rule ? rule.rules.flatMap((part) => ruleLines(part, programme)) : []),
]

/** The value that is asked, and of whom another one is: "€75,000 where region: growth, before 1 July 2026". */
function describeParameter({ slug, value, overrides, ramp }: Parameter, programme: Programme): Sentence[] {
  const unit = unitOfParameter(slug, programme)
  const amount = (of: string): Param => ({ amount: of, unit, currency: programme.currency })
  return [
    { key: 'definition.value', params: { value: amount(value) } },
    ...overrides.map(
      (override): Sentence => ({
        key: 'definition.override',
        params: {
          value: amount(override.value),
          conditioned: override.when.length > 0 ? 'yes' : 'no',
          where: describeConditions(override.when, programme),
          ...dates(override.from, override.until),
        },
      }),
    ),
    ...ramp.map(
      ({ months, share }): Sentence => ({
        key: 'definition.ramp',
        params: { months, share: { amount: share, unit: 'share', currency: '' } },
      }),
    ),
  ]
}

const dates = (from: string | null, until: string | null): Sentence['params'] => ({
  starts: from === null ? 'no' : 'yes',
  from: from === null ? '' : { date: Date.parse(`${from}T00:00:00Z`) },
  ends: until === null ? 'no' : 'yes',
  until: until === null ? '' : { date: Date.parse(`${until}T00:00:00Z`) },
})

/** In what a parameter is given: in what it is compared with somewhere; a plain number where it is not. */
function unitOfParameter(slug: string, programme: Programme): NumberUnit {
  const compared = (rule: Rule): NumberUnit[] =>
    'rules' in rule
      ? rule.rules.flatMap(compared)
      : rule.kind === 'measure' && rule.than.kind === 'parameter' && rule.than.parameter === slug
        ? [unitOfNumber(rule.of, programme)]
        : []
  return programme.tiers.flatMap(({ requires }) => compared(requires))[0] ?? 'count'
}
