import type { FindingCode } from '../lint/finding'

const SECTIONS = {
  metrics: '{ revenue: { unit: money, title: R } }',
  records: '{ app: { title: Apps, lasts: true, fields: { installs: number, paid: text } } }',
  certifications: '{ basic: { level: low }, pro: { level: high } }',
  attestations: '{ plan: { title: Plan } }',
  competencies: '{ cloud: { title: Cloud }, data: { title: Data } }',
  parameters: '{ goal: { value: 4 } }',
  numbers: '{ apps: { is: { count: app } } }',
  benefits: '{ discount: { unit: percent, title: Discount }, support: { unit: hours, title: Support } }',
  rates: '[{ from: 2025-01-01, rates: { USD: 0.9 } }]',
}
/** A line that makes use of everything that is declared, so that only what a case adds is found. */
const USED =
  'any: [{ measure: { of: { sum: { of: revenue, months: 12 } }, atLeast: goal } }, { measure: { of: apps, atLeast: 1 } }, { attestation: plan }, { competency: cloud }, { competency: data }, { countPeople: { atLeast: 1, holding: basic } }]'

export type Written = Partial<Record<keyof typeof SECTIONS | 'transition' | 'effective', string>> & { tiers?: string[] }

/** A file of rules that makes use of all it declares, but for what is asked to be otherwise. */
export function written({
  tiers = ['always'],
  transition = '{ promote: at-once, demote: at-once }',
  effective = '2026-01-01',
  ...own
}: Written) {
  const sections = Object.entries({ ...SECTIONS, ...own }).map(([name, body]) => `${name}: ${body}`)
  const given = ['discount: 5, support: 24', ...tiers.slice(1).map(() => '')]
  const listed = tiers.map((rule, rank) => {
    const [requires, benefits = given[rank] ?? ''] = rule.split(' ## ')
    return `  - { slug: t${rank}, title: T, requires: ${rank === 0 ? `{ all: [{ ${USED} }, ${wrapped(requires ?? '')}] }` : wrapped(requires ?? '')}, benefits: { ${benefits} } }`
  })
  return [
    'track: t',
    'title: T',
    `effective: ${effective}`,
    'currency: EUR',
    ...sections,
    'tiers:',
    ...listed,
    `transition: ${transition}`,
    '',
  ].join('\n')
}
const wrapped = (rule: string) => (rule === 'always' ? rule : `{ ${rule} }`)
export const rule = (...tiers: string[]): Written => ({ tiers })
export const measure = (of: string, is: string) => `measure: { of: ${of}, ${is} }`
export const score = (of: string, rate: string, atMost: string) =>
  measure(`{ score: [{ title: S, of: ${of}, rate: ${rate}, atMost: ${atMost} }] }`, 'atLeast: 1')

/** What is planted, the code that must be found, and the path at which. */
export const PLANTED: [FindingCode, Written, string][] = [
  ['never-met', rule('always', measure('{ count: competencies }', 'atLeast: 3')), 't1'],
  ['never-met', rule('always', measure('{ count: { of: certificates, where: { level: top } } }', 'atLeast: 1')), 't1'],
  ['never-met', rule('always', measure('{ lowest: [{ count: app }, 5] }', 'atLeast: 7')), 't1'],
  [
    'never-met',
    rule('always', 'some: { of: app, top: { by: installs, count: 1 }, atLeast: 2, satisfies: { has: { paid: yes } } }'),
    't1',
  ],
  ['always-met', rule('always', measure('{ count: app }', 'atLeast: 0')), 't1'],
  [
    'contradiction',
    rule(
      'always',
      `all: [{ ${measure('{ sum: { of: revenue, months: 12 } }', 'atLeast: 9')} }, { ${measure('{ sum: { of: revenue, months: 12 } }', 'lessThan: 9')} }]`,
    ),
    't1.1',
  ],
  ['contradiction', rule(measure('apps', 'atMost: 3'), measure('{ count: app }', 'atLeast: 4')), 't1'],
  [
    'contradiction',
    rule(
      'always',
      `all: [{ ${measure('{ greatest: { of: app, value: { field: installs } } }', 'atMost: 3')} }, { ${measure('{ median: { of: app, value: { field: installs } } }', 'atLeast: 5')} }]`,
    ),
    't1.1',
  ],
  [
    'contradiction',
    rule(
      'always',
      `all: [{ ${measure('{ count: app }', 'atMost: 3')} }, { ${measure('{ count: { of: app, where: { paid: yes } } }', 'moreThan: 3')} }]`,
    ),
    't1.1',
  ],
  [
    'contradiction',
    rule('always', 'some: { of: app, satisfies: { all: [{ has: { paid: yes } }, { has: { paid: no } }] } }'),
    't1.satisfies.1',
  ],
  [
    'conditions-contradict',
    rule(
      'always',
      'every: { of: app, where: { installs: { atLeast: 5, lessThan: 5 } }, satisfies: { has: { paid: yes } } }',
    ),
    't1',
  ],
  [
    'condition-of-other-kind',
    rule('always', measure('{ count: { of: app, where: { installs: 500 } } }', 'atLeast: 1')),
    't1.of',
  ],
  [
    'condition-of-other-kind',
    rule('always', measure('{ count: { of: app, where: { paid: { atLeast: 1 } } } }', 'atLeast: 1')),
    't1.of',
  ],
  [
    'value-never-seen',
    rule('always', measure('{ count: { of: certificates, where: { level: [high, hgih] } } }', 'atLeast: 1')),
    't1.of',
  ],
  [
    'value-never-seen',
    rule('always', measure('{ count: { of: people, where: { role: lerner } } }', 'atLeast: 1')),
    't1.of',
  ],
  ['field-never-seen', rule('always', measure('{ count: { of: app, different: instals } }', 'atLeast: 1')), 't1.of'],
  [
    'field-never-seen',
    rule('always', 'every: { of: app, top: { by: paid }, satisfies: { has: { paid: yes } } }'),
    't1',
  ],
  [
    'days-without-time',
    rule(
      'always',
      measure('{ count: { of: app, where: { date: { from: 2026-02-01, until: 2026-02-01 } } } }', 'atLeast: 1'),
    ),
    't1.of',
  ],
  [
    'days-all-passed',
    rule(
      'always',
      measure('{ sum: { of: revenue, months: 12, where: { date: { until: 2024-12-01 } } } }', 'atLeast: 1'),
    ),
    't1.of',
  ],
  [
    'too-few-parts',
    rule(
      'always',
      `atLeast: { count: 2, of: [{ attestation: plan }, { ${measure('{ count: competencies }', 'atLeast: 3')} }] }`,
    ),
    't1',
  ],
  [
    'repeated-part',
    rule('always', 'atLeast: { count: 2, of: [{ attestation: plan }, { attestation: plan }] }'),
    't1.1',
  ],
  [
    'share-above-whole',
    rule(
      'always',
      measure(
        '{ ratio: { of: { sum: { of: revenue, months: 12, where: { line: a } } }, to: { sum: { of: revenue, months: 12 } } } }',
        'atLeast: 15',
      ),
    ),
    't1',
  ],
  [
    'share-of-everything',
    rule('always', measure('{ ratio: { of: { count: { of: app, where: { paid: yes } } }, to: apps } }', 'atLeast: 1')),
    't1',
  ],
  [
    'never-chosen',
    rule(
      'always',
      measure(
        '{ sum: { of: app, value: { choose: { cases: [{ when: { paid: [yes, no] }, is: 2 }, { when: { paid: yes }, is: 3 }], otherwise: 1 } } } }',
        'atLeast: 1',
      ),
    ),
    't1.of.value',
  ],
  ['cap-missed', rule('always', score('apps', '2.14', '15')), 't1.of.0'],
  ['cap-out-of-reach', rule('always', score('{ count: competencies }', '2', '15')), 't1.of.0'],
  [
    'tier-unreachable',
    rule('always', measure('{ count: competencies }', 'atLeast: 3'), 'attestation: plan'),
    'tiers.t1',
  ],
  ['tier-adds-nothing', rule(measure('apps', 'atLeast: 3'), measure('{ count: app }', 'atLeast: 3')), 'tiers.t1'],
  [
    'less-than-below',
    rule(measure('apps', 'atLeast: 3'), `all: [{ attestation: plan }, { ${measure('apps', 'atLeast: 2')} }]`),
    't1.1',
  ],
  [
    'less-than-below',
    {
      parameters: '{ goal: { value: 4 }, more: { value: 3 } }',
      tiers: [
        measure('apps', 'atLeast: goal'),
        `all: [{ attestation: plan }, { ${measure('apps', 'atLeast: more')} }]`,
      ],
    },
    't1.1',
  ],
  ['benefit-worse', rule('always', 'attestation: plan ## discount: 4'), 'tiers.t1.benefits.discount'],
  ['benefit-worse', rule('always', 'attestation: plan ## support: 48'), 'tiers.t1.benefits.support'],
  ['unused', { metrics: '{ revenue: { unit: money, title: R }, leads: { unit: count, title: L } }' }, 'metrics.leads'],
  ['unused', { parameters: '{ goal: { value: 4 }, other: { value: 1 } }' }, 'parameters.other'],
  [
    'unused',
    {
      records: `{ app: { title: A, lasts: true, fields: { installs: number, paid: text } }, deal: { title: D, fields: {} } }`,
    },
    'records.deal',
  ],
  [
    'unused',
    {
      benefits:
        '{ discount: { unit: percent, title: D }, support: { unit: hours, title: S }, kit: { unit: yes-no, title: K } }',
    },
    'benefits.kit',
  ],
  [
    'override-never',
    {
      parameters:
        '{ goal: { value: 4, overrides: [{ when: { region: [a, b] }, value: 2 }, { when: { region: a }, value: 1 }] } }',
    },
    'parameters.goal',
  ],
  [
    'override-never',
    { parameters: '{ goal: { value: 4, overrides: [{ until: 2026-01-01, value: 2 }] } }' },
    'parameters.goal',
  ],
  [
    'override-same',
    { parameters: '{ goal: { value: 4, overrides: [{ when: { region: a }, value: 4 }] } }' },
    'parameters.goal',
  ],
  ['ramp-above-whole', { parameters: '{ goal: { value: 4, ramp: [{ months: 6, share: 50 }] } }' }, 'parameters.goal'],
  [
    'rate-dropped',
    { rates: '[{ from: 2025-01-01, rates: { USD: 0.9, GBP: 1.2 } }, { from: 2026-01-01, rates: { USD: 0.8 } }]' },
    'rates.1',
  ],
  ['rate-of-own-currency', { rates: '[{ from: 2025-01-01, rates: { EUR: 1 } }]' }, 'rates.0'],
  [
    'never-sustained',
    {
      tiers: ['always', measure('{ sum: { of: revenue, calendar: { unit: year } } }', 'atLeast: 9')],
      transition: '{ promote: at-once, demote: at-once, sustained: { months: 12 } }',
    },
    'transition.sustained',
  ],
  [
    'never-sustained',
    {
      tiers: ['always', measure('{ sum: { of: revenue, calendar: { unit: year } } }', 'atLeast: 9')],
      transition: '{ promote: { atReviews: [03-01] }, demote: at-once, sustained: { months: 3 } }',
    },
    'transition.sustained',
  ],
  [
    'protection-without-effect',
    { transition: '{ promote: at-once, demote: { afterGrace: { days: 180 } }, protection: { firstMonths: 3 } }' },
    'transition.protection',
  ],
  [
    'steps-without-effect',
    { tiers: ['always', 'attestation: plan'], transition: '{ promote: at-once, demote: at-once, oneStep: [demote] }' },
    'transition.oneStep',
  ],
  [
    'kept-very-long',
    { transition: '{ promote: at-once, demote: at-once, protection: { firstMonths: 60 } }' },
    'transition.protection',
  ],
]
