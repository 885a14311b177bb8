import type { Programme } from '../language/programme'
import type { CountPeopleRule, EveryRule, MeasureRule, Rule, SomeRule, SumRule, TeamRule } from '../language/rule'
import { fieldTitle, valueTitle } from './field'
import { describeConditions, describeNumber, describeSelection, describeWindow, unitOfNumber } from './number'
import type { Param, Sentence } from './sentence'
import { attestationTitle, competencyTitle, metricAmount, metricTitle } from './titles'

/** What a rule asks, as one sentence: "At least 3 people hold Integration Associate or higher." */
export function describeRule(rule: Rule, programme: Programme): Sentence {
  if (rule.title) return { key: 'rule.titled', params: { title: { text: rule.title } } }
  switch (rule.kind) {
    case 'always':
      return { key: 'rule.always', params: {} }
    case 'all':
      return { key: 'rule.all', params: {} }
    case 'any':
      return { key: 'rule.any', params: {} }
    case 'atLeast':
      return { key: 'rule.at-least', params: { count: rule.count, total: rule.rules.length } }
    case 'countPeople':
      return { key: PEOPLE_KEYS[rule.holding.mode], params: peopleParams(rule) }
    case 'sum':
      return { key: 'rule.sum', params: sumParams(rule, programme) }
    case 'measure': {
      const unit = unitOfNumber(rule.of, programme)
      return {
        key: BOUNDS[rule.is],
        params: { of: describeNumber(rule.of, programme, unit), than: describeNumber(rule.than, programme, unit) },
      }
    }
    case 'every':
    case 'some':
      return describeEach(rule, programme)
    case 'has':
      return { key: 'rule.has', params: { where: describeConditions(rule.where, programme) } }
    case 'team':
      return describeTeam(rule, programme)
    case 'onSomeDay':
      return {
        key: 'rule.some-day',
        params: { window: describeWindow(rule.window), rule: { sentence: describeRule(rule.rule, programme) } },
      }
    case 'competency':
      return { key: 'rule.competency', params: { competency: competencyTitle(rule.competency, programme) } }
    case 'attestation':
      return { key: 'rule.attestation', params: { attestation: attestationTitle(rule.attestation, programme) } }
  }
}

/** The same in a few words where a rule of many places would be a page of its own; its evidence names them. */
export const describeBriefly = (rule: Rule, programme: Programme): Sentence =>
  rule.kind === 'team' && !rule.title
    ? { key: 'rule.team-brief', params: { count: rule.places.reduce((sum, { count }) => sum + count, 0) } }
    : describeRule(rule, programme)

const BOUNDS = {
  atLeast: 'rule.at-least-of',
  moreThan: 'rule.more-than',
  atMost: 'rule.at-most',
  lessThan: 'rule.less-than',
} as const satisfies Record<MeasureRule['is'], Sentence['key']>

function describeEach(rule: EveryRule | SomeRule, programme: Programme): Sentence {
  return {
    key: rule.kind === 'every' ? 'rule.every' : 'rule.some',
    params: {
      things: describeSelection(rule.of, programme),
      valued: rule.by === null ? 'no' : 'yes',
      value: rule.by === null ? '' : fieldTitle(rule.by, programme),
      picked: rule.when === null ? 'no' : 'yes',
      when: rule.when === null ? '' : { sentence: describeRule(rule.when, programme) },
      count: rule.kind === 'some' ? rule.atLeast : 0,
      rule: { sentence: describeRule(rule.satisfies, programme) },
    },
  }
}

function describeTeam({ places, sharing }: TeamRule, programme: Programme): Sentence {
  const described = places.map(
    ({ title, count, where }): Param => ({
      sentence: {
        key: 'rule.place',
        params: { count, title: { text: title }, where: describeConditions(where, programme) },
      },
    }),
  )
  const titles = (slugs: readonly string[]): Param => ({
    list: slugs.map((slug): Param => ({ text: places.find((place) => place.slug === slug)?.title ?? { en: slug } })),
    join: 'or',
  })
  if (sharing.kind === 'disjoint') return { key: 'rule.team', params: { places: { list: described, join: 'and' } } }
  const groups = sharing.groups.map(
    (group): Param => ({
      sentence: { key: 'rule.capacity', params: { count: group.atMost, places: titles(group.places) } },
    }),
  )
  return {
    key: 'rule.team-capacity',
    params: { places: { list: described, join: 'and' }, groups: { list: groups, join: 'and' } },
  }
}

const PEOPLE_KEYS = {
  any: 'rule.people-any',
  all: 'rule.people-all',
  'or-higher': 'rule.people-or-higher',
} as const

function peopleParams({ atLeast, holding, roles }: CountPeopleRule): Sentence['params'] {
  const shown = holding.mode === 'or-higher' ? holding.certifications.slice(0, 1) : holding.certifications
  return {
    count: atLeast,
    certifications: {
      list: shown.map((certification) => ({ certification })),
      join: holding.mode === 'all' ? 'and' : 'or',
    },
    inRole: roles.length > 0 ? 'yes' : 'no',
    roles: { list: roles.map((role) => ({ role })), join: 'or' },
  }
}

function sumParams({ metric, atLeast, window, where }: SumRule, programme: Programme): Sentence['params'] {
  const values = Object.entries(where).map(
    ([field, list]): Param => ({ list: list.map((value) => valueTitle(field, value, programme)), join: 'or' }),
  )
  return {
    metric: metricTitle(metric, programme),
    amount: metricAmount(metric, atLeast, programme),
    length: window.length,
    unit: window.unit,
    filtered: values.length > 0 ? 'yes' : 'no',
    filter: { list: values, join: 'and' },
  }
}
