import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkProof } from '../checker/check-proof'
import { nextDates } from '../decisions/next-dates'
import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import { parseProgramme } from '../parse/parse-programme'
import { day, held, member, metric } from '../testing/build-facts'
import { evaluate } from './evaluate'
import type { Proof, ProofNode } from './proof'

const DAY = 86_400_000
const text = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const date = fc.integer({ min: 0, max: 900 }).map((days) => text(day('2025-01-01') + days * DAY))
const until = fc.option(date)
const person = fc.constantFrom('ana', 'ben', 'cleo', 'dara')
const line = fc.constantFrom('a', 'b', 'c')
const small = fc.integer({ min: 0, max: 5 })
const extra = fc.record({ id: fc.uuid(), known: date })

const dated = (
  id: string,
  from: string,
  end: string | null,
  known: string,
  attributes: Record<string, string> = {},
) => ({
  ...{ id, partnerId: 'bluefern', source: 'test', attributes },
  ...{ trueFrom: day(from), trueUntil: end === null ? null : day(end), knownAt: day(known) },
})

const revenue = fc
  .tuple(fc.integer({ min: 1, max: 90 }), date, extra, line, fc.constantFrom(undefined, 'USD', 'EUR'))
  .map(
    ([amount, from, more, of, currency]): Fact => ({
      ...metric('revenue', `${amount}/7`, from, { ...more, attributes: { line: of } }),
      ...(currency && { currency }),
    }),
  )
const app = fc.tuple(line, small, fc.constantFrom('yes', 'no'), date, extra).map(
  ([key, installs, paid, from, { id, known }]): Fact => ({
    ...dated(id, from, null, known, { paid, line: key }),
    ...{ kind: 'record', record: 'app', key, personId: null, numbers: { installs: `${installs}/1` } },
  }),
)
const deal = fc.tuple(person, small, line, date, extra).map(
  ([personId, value, of, from, { id, known }]): Fact => ({
    ...dated(id, from, null, known, { line: of, closed: from }),
    ...{ kind: 'record', record: 'deal', key: null, personId, numbers: { value: `${value}/3` }, currency: 'USD' },
  }),
)
const course = fc.tuple(person, date, extra).map(
  ([personId, from, { id, known }]): Fact => ({
    ...dated(id, from, null, known),
    kind: 'course-completed',
    personId,
    course: 'intro',
  }),
)
const granted = fc.tuple(fc.constantFrom('cloud', 'data'), date, until, extra).map(
  ([competency, from, end, { id, known }]): Fact => ({
    ...dated(id, from, end, known),
    kind: 'competency',
    competency,
  }),
)
const profile = fc.tuple(fc.constantFrom('emea', 'growth'), date, date, extra).map(
  ([region, joined, from, { id, known }]): Fact => ({
    ...dated(id, from, null, known, { region, joined }),
    kind: 'profile',
  }),
)
const certificate = fc
  .tuple(person, fc.constantFrom('basic', 'pro', 'expert'), date, until, extra)
  .map((parts) => held(...parts))
const membership = fc
  .tuple(person, fc.subarray(['learner', 'integration-developer']), date, until, extra)
  .map((parts) => member(...parts))
const facts = fc.array(fc.oneof(revenue, app, deal, course, granted, profile, certificate, certificate, membership), {
  maxLength: 30,
})

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

function programmeOf(rules: readonly string[]): Programme {
  const source = `
track: technology
title: T
effective: 2025-01-01
currency: EUR
metrics: { revenue: { unit: money, title: R } }
certifications: { basic: { level: low }, pro: { level: high }, expert: { level: top } }
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
  const parsed = parseProgramme(source, { certifications: [] })
  if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.problems)}\n${source}`)
  return parsed.programme
}
const programme = fc.array(rule, { minLength: 1, maxLength: 3 }).map(programmeOf)
const question = fc.tuple(date, date).map(([at, knownAt]) => ({ at: day(at), knownAt: day(knownAt) }))
const now = { at: day('2026-06-01'), knownAt: day('2030-01-01') }
const RUNS = { numRuns: Number(process.env.RUNG_RUNS ?? 150) }

describe('the whole language', () => {
  test('the evaluator and the independent checker agree on every proof', () => {
    fc.assert(
      fc.property(programme, facts, question, (rules, all, when) => {
        const proof = JSON.parse(JSON.stringify(evaluate(rules, all, when))) as Proof
        expect(checkProof(JSON.parse(JSON.stringify(rules)), all, proof)).toEqual([])
      }),
      RUNS,
    )
  })

  test('one changed value anywhere in a proof is found', () => {
    fc.assert(
      fc.property(programme, facts, question, fc.nat(), (rules, all, when, place) => {
        const proof = JSON.parse(JSON.stringify(evaluate(rules, all, when))) as Proof
        const places = tamperable(proof)
        const changed = places[place % places.length]
        expect(changed && checkProof(rules, all, changed.proof), changed?.what).not.toEqual([])
      }),
      RUNS,
    )
  })

  test('the same for facts in any order', () => {
    const shuffled = facts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(programme, shuffled, question, (rules, [all, other], when) => {
        expect(evaluate(rules, other, when)).toEqual(evaluate(rules, all, when))
      }),
      RUNS,
    )
  })

  test('changes only on the dates that were foretold', () => {
    fc.assert(
      fc.property(programme, facts, fc.integer({ min: 1, max: 400 * DAY }), (rules, all, later) => {
        const last = nextDates(rules, all, { ...now, until: now.at + 500 * DAY }).findLast(
          (moment) => moment.at <= now.at + later,
        )
        const seen = (at: number) =>
          nodesOf(evaluate(rules, all, { ...now, at })).map((node) => [node.observed, node.met])
        expect(seen(now.at + later)).toEqual(seen(last?.at ?? now.at))
      }),
      RUNS,
    )
  })

  test('an amount split into two is the same amount', () => {
    fc.assert(
      fc.property(programme, facts, question, (rules, all, when) => {
        const halves = all.flatMap((fact): Fact[] =>
          fact.kind === 'metric'
            ? ['x', 'y'].map((half) => ({
                ...fact,
                id: `${fact.id}-${half}`,
                amount: `${BigInt(fact.amount.split('/')[0] ?? 0)}/14`,
              }))
            : [fact],
        )
        const isAboutSums = !/"kind":"(count|median|average|least|greatest)","of":\{"source":"revenue"/.test(
          JSON.stringify(rules).replaceAll(/"id":"[^"]*",/g, ''),
        )
        fc.pre(isAboutSums)
        const seen = (of: readonly Fact[]) =>
          nodesOf(evaluate(rules, of, when)).map((node) => [node.observed, node.met])
        expect(seen(halves)).toEqual(seen(all))
      }),
      RUNS,
    )
  })
})

const nodesOf = (proof: Proof): ProofNode[] => {
  const below = (node: ProofNode): ProofNode[] => [
    node,
    ...node.children.flatMap(below),
    ...(node.cases ?? []).flatMap(below),
  ]
  return proof.tiers.flatMap((tier) => below(tier.node))
}

/** The proof with one value changed, at every place that says something. */
function tamperable(proof: Proof): { what: string; proof: Proof }[] {
  const copies: { what: string; proof: Proof }[] = []
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
      if (Array.isArray(value) && value.length > 0) change(path, value.slice(1))
      return
    }
    if (['at', 'knownAt'].includes(String(path[0])) || path[0] === 'effective' || path[0] === 'track') return
    change(path, typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : `${value}0`)
  }
  const change = (path: readonly (string | number)[], value: unknown) => {
    const copy = structuredClone(proof)
    let at = copy as unknown as Record<string | number, unknown>
    for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
    at[path.at(-1) ?? ''] = value
    copies.push({ what: path.join('.'), proof: copy })
  }
  walk(proof, [])
  return copies
}
