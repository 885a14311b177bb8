import fc from 'fast-check'

/** Generated files of rules that make use of the whole language, for laws that hold of every programme. */
const window = fc.constantFrom(
  ...['months: 6', 'days: 90', 'since: 2025-06-01', 'calendar: { unit: year }', 'calendar: { unit: quarter, back: 1 }'],
  ...[
    'calendar: { unit: month, count: 6 }',
    'calendar: { unit: month, back: 12 }',
    'calendar: { unit: year, starts: 4 }',
  ],
)
const where = fc.constantFrom(
  '{ line: [a, b] }',
  '{ line: { not: a } }',
  '{ partner.region: growth }',
  '{ date: { from: 2025-09-01 } }',
)
const selection = fc.oneof(
  fc.constantFrom('people', 'certificates', 'courses', 'competencies', '{ of: app, where: { paid: yes } }'),
  fc.constantFrom(
    '{ of: people, where: { holding: { where: { level: [high, top] }, atLeast: 1 } } }',
    '{ of: people, where: { role: learner } }',
    '{ of: app, top: { by: installs, count: 2 } }',
    '{ of: app, where: { installs: { atLeast: 2 } } }',
    '{ of: deal, top: { order: latest, count: 3 } }',
  ),
  fc
    .tuple(fc.constantFrom('revenue', 'deal', 'certificates'), window, where)
    .map(
      ([of, when, which]) =>
        `{ of: ${of}, ${when}, where: ${of === 'certificates' && !which.includes('partner') && !which.includes('date') ? '{ level: high }' : which} }`,
    ),
)
const { number } = fc.letrec<{ number: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constantFrom('3', '2.5', '15%', 'goal', 'points'),
    selection.map((of) => `{ count: ${of} }`),
    window.map((when) => `{ count: { of: deal, different: line, ${when} } }`),
    fc
      .tuple(fc.constantFrom('sum', 'median', 'average', 'least', 'greatest'), window, where)
      .map(([kind, when, which]) => `{ ${kind}: { of: revenue, ${when}, where: ${which} } }`),
    fc.constantFrom(
      '{ sum: { of: deal, value: { field: value } } }',
      '{ median: { of: app, value: { field: installs } } }',
    ),
    fc.constant(
      '{ sum: { of: revenue, months: 12, value: { multiply: [{ field: amount }, { choose: { cases: [{ when: { line: a }, is: 5 }, { when: { partner.region: growth }, is: 2 }], otherwise: 1 } }] } } }',
    ),
    fc
      .tuple(
        fc.constantFrom('add', 'subtract', 'multiply', 'lowest', 'highest'),
        fc.array(tie('number'), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, parts]) => `{ ${kind}: [${parts.join(', ')}] }`),
    fc
      .tuple(tie('number'), tie('number'))
      .map(([of, to]) => `{ ratio: { of: ${of}, to: ${to}, toAtMost: 100, toFrom: 1, otherwise: 1 } }`),
    tie('number').map((of) => `{ score: [{ title: S, of: ${of}, rate: 2.14, atMost: 15 }, { title: T, of: 2 }] }`),
  ),
}))
const compared = fc
  .tuple(number, fc.constantFrom('atLeast', 'moreThan', 'atMost', 'lessThan'), number)
  .map(([of, is, than]) => `{ measure: { of: ${of}, ${is}: ${than} } }`)
const team = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.boolean(), fc.integer({ min: 1, max: 2 }))
  .map(
    ([count, disjoint, atMost]) =>
      `{ team: { places: { x: { count: ${count}, who: { holding: basic } }, y: { who: { holding: pro } }, z: { who: { holding: { any: [pro, expert] } } } }, sharing: ${
        disjoint ? 'disjoint' : `{ capacity: [{ places: [x, y], atMost: ${atMost} }, { places: [z], atMost: 1 }] }`
      } } }`,
  )
const leaf = fc.oneof(
  { weight: 4, arbitrary: compared },
  { weight: 2, arbitrary: team },
  fc.constantFrom(
    '{ competency: cloud }',
    '{ competency: data }',
    '{ every: { of: app, where: { paid: yes }, satisfies: { has: { installs: { atLeast: 2 } } } } }',
    '{ every: { of: revenue, months: 12, eachValueOf: line, as: l, when: { measure: { of: { sum: { of: revenue, months: 12, where: { line: $l } } }, atLeast: 10 } }, satisfies: { measure: { of: { count: { of: deal, where: { line: $l } } }, atLeast: 1 } } } }',
    '{ some: { of: app, atLeast: 2, satisfies: { measure: { of: { field: installs }, moreThan: 1 } } } }',
    '{ onSomeDay: { months: 6, rule: { countPeople: { atLeast: 2, holding: { where: { level: high } } } } } }',
    '{ onSomeDay: { days: 60, rule: { measure: { of: { sum: { of: revenue, months: 3 } }, atLeast: 9 } } } }',
  ),
)
const rule = fc.oneof(
  { weight: 3, arbitrary: leaf },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('all', 'any'), leaf, leaf).map(([kind, a, b]) => `{ ${kind}: [${a}, ${b}] }`),
  },
)

/** A file around the rules given, one for each tier, with everything declared that they may name. */
const fileOf = (rules: readonly string[], retired: string): string => `
track: technology
title: T
effective: 2025-01-01
currency: EUR
metrics: { revenue: { unit: money, title: R } }
certifications: { basic: { level: low }, pro: { level: high }, expert: { level: top } }
${retired}
records:
  app: { title: Apps, lasts: true, fields: { installs: number, paid: text, line: text } }
  deal: { title: Deals, fields: { value: money, line: text, closed: day } }
rates: [{ from: 2025-01-01, rates: { USD: 0.9 } }, { from: 2026-01-01, rates: { USD: 0.8 } }]
parameters:
  goal: { value: 4, overrides: [{ when: { region: growth }, until: 2026-07-01, value: 2 }], ramp: [{ months: 6, share: 50% }] }
numbers:
  points: { is: { sum: { of: revenue, months: 12 } } }
competencies:
  cloud: { title: Cloud, requires: { countPeople: { atLeast: 1, holding: expert } } }
  data: { title: Data }
tiers:
${rules.map((body, rank) => `  - { slug: t${rank}, title: T, requires: { any: [${body}] } }`).join('\n')}
transition: { promote: at-once, demote: at-once }
`

const retired = fc.constantFrom(
  ...['', '', 'retired: { basic: { countsUntil: 2026-03-01, countsAs: pro } }'],
  ...['retired: { pro: { countsUntil: 2026-07-01 } }', 'retired: { expert: { countsAs: basic } }'],
)

export const anyProgrammeText = fc
  .tuple(fc.array(rule, { minLength: 1, maxLength: 3 }), retired)
  .map((parts) => fileOf(...parts))
