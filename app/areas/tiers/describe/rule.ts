import type { Programme } from '../programme'
import type { CountPeopleRule, Rule, SumRule } from '../rule'
import type { Param, Sentence } from './sentence'

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
    case 'attestation':
      return { key: 'rule.attestation', params: { attestation: attestationTitle(rule.attestation, programme) } }
  }
}

const PEOPLE_KEYS = {
  any: 'rule.people-any',
  all: 'rule.people-all',
  'or-higher': 'rule.people-or-higher',
} as const

/** A tier's own name; its slug if the version does not know it. */
export const tierTitle = (slug: string | null, programme: Programme): Param => {
  const tier = programme.tiers.find((known) => known.slug === slug)
  return tier ? { text: tier.title } : (slug ?? '')
}

export function metricAmount(metric: string, amount: string, programme: Programme): Param {
  const unit = programme.metrics.find((known) => known.slug === metric)?.unit ?? 'count'
  return { amount, unit, currency: programme.currency }
}

export const metricTitle = (slug: string, programme: Programme): Param => {
  const metric = programme.metrics.find((known) => known.slug === slug)
  return metric ? { text: metric.title } : slug
}

export const attestationTitle = (slug: string, programme: Programme): Param => {
  const attestation = programme.attestations.find((known) => known.slug === slug)
  return attestation ? { text: attestation.title } : slug
}

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
  const values = Object.values(where).map((list): Param => ({ list, join: 'or' }))
  return {
    metric: metricTitle(metric, programme),
    amount: metricAmount(metric, atLeast, programme),
    length: window.length,
    unit: window.unit,
    filtered: values.length > 0 ? 'yes' : 'no',
    filter: { list: values, join: 'and' },
  }
}
