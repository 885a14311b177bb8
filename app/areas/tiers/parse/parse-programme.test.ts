import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RULE_KIND_NAMES } from '../engine/rule-kinds/registry'
import { columnsOf } from '../facts/read-facts'
import { effectiveFrom } from '../language/programme'
import { PUBLISHED, sourceOf } from '../published/published.server'
import { CERTIFICATIONS } from '../testing/build-programme'
import { compileProgramme, parseProgramme } from './parse-programme'

const WHOLE = `track: reseller
title: { en: Reseller, fa: فروشندگان }
effective: 2026-07-01
currency: EUR
metrics:
  revenue: { unit: money, aggregation: sum, title: Revenue }
attestations:
  business-plan: { title: Business plan }
benefits:
  licence-discount: { unit: percent, title: Discount }
  nfr-licences: { unit: count, title: Licences }
  sales-kit: { unit: yes-no, title: Sales kit }
tiers:
  - slug: silver
    title: Silver
    requires:
      all:
        - countPeople: { atLeast: 2, holding: { orHigher: integration-associate }, roles: [partner-manager] }
        - { title: A plan, attestation: business-plan }
    benefits: { licence-discount: 12.5, sales-kit: true }
  - slug: gold
    title: Gold
    requires:
      any:
        - sum: { metric: revenue, atLeast: 150000.50, months: 12, where: { line: [platform] } }
        - countPeople: { atLeast: 3, holding: { all: [partner-practice, integration-associate] } }
transition:
  promote: at-once
  demote: { afterGrace: { days: 60 } }
  protection: { firstMonths: 12 }
`
const parse = (text: string) => parseProgramme(text, { certifications: CERTIFICATIONS })
const problems = (text: string) => {
  const parsed = parse(text)
  const lines = text.split('\n')
  return parsed.ok
    ? []
    : parsed.problems.map(({ code, line, column, params }) => ({
        code,
        params,
        at: lines[line - 1]?.slice(column - 1) ?? '',
      }))
}
/** The one place where the text is changed must exist. */
const change = (from: string, to: string) => {
  expect(WHOLE).toContain(from)
  return WHOLE.replace(from, to)
}

const startingWith = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

describe('a well-made file', () => {
  test('becomes plain rules with exact numbers, paths as ids, and fixed ladders', () => {
    const parsed = parse(WHOLE)
    expect(parsed).toMatchObject({
      ok: true,
      programme: {
        track: 'reseller',
        title: { en: 'Reseller', fa: 'فروشندگان' },
        effective: '2026-07-01',
        tiers: [
          {
            slug: 'silver',
            benefits: { 'licence-discount': 12.5, 'sales-kit': true },
            requires: {
              id: 'silver',
              kind: 'all',
              rules: [
                {
                  id: 'silver.0',
                  kind: 'countPeople',
                  atLeast: 2,
                  roles: ['partner-manager'],
                  holding: { mode: 'or-higher', certifications: ['integration-associate', 'integration-professional'] },
                },
                { id: 'silver.1', kind: 'attestation', title: { en: 'A plan' } },
              ],
            },
          },
          {
            slug: 'gold',
            requires: {
              rules: [
                {
                  kind: 'sum',
                  atLeast: '300001/2',
                  window: { kind: 'rolling', unit: 'months', length: 12 },
                  where: { line: ['platform'] },
                },
                { holding: { mode: 'all', certifications: ['integration-associate', 'partner-practice'] } },
              ],
            },
          },
        ],
        transition: {
          promote: { kind: 'at-once' },
          demote: { kind: 'after-grace', days: 60 },
          protection: { kind: 'first-months', months: 12 },
        },
      },
    })
  })

  test('keeps where each rule stood, apart from the rules', () => {
    const parsed = parse(WHOLE)
    expect(parsed.ok && parsed.positions['silver.1']).toEqual({ line: 19, column: 11 })
    expect(parsed.ok && JSON.stringify(parsed.programme)).not.toContain('"line":19')
  })

  test('compiles to the same text however it is laid out, and is unchanged by JSON', () => {
    const first = parse(WHOLE)
    const second = parse(
      change('currency: EUR\n', '# a note\n')
        .replace('track: reseller', 'currency: "EUR"\ntrack: "reseller"')
        .replace('{ unit: money, aggregation: sum, title: Revenue }', '\n    title: Revenue\n    unit: money'),
    )
    if (!first.ok || !second.ok) throw new Error('must parse')
    const compiled = compileProgramme(first.programme)
    expect(compileProgramme(second.programme)).toBe(compiled)
    expect(compileProgramme(JSON.parse(compiled))).toBe(compiled)
    expect(JSON.parse(compiled)).toEqual(first.programme)
  })

  test.each([
    ['demote: { afterGrace: { days: 60 } }', 'demote: at-once', { demote: { days: 0 } }],
    [
      'demote: { afterGrace: { days: 60 } }',
      'demote: { atReviews: [07-01, 01-01], afterGrace: { days: 90 } }',
      { demote: { kind: 'at-reviews', days: ['01-01', '07-01'], graceDays: 90 } },
    ],
    ['protection: { firstMonths: 12 }', 'protection: none', { protection: { kind: 'none' } }],
    ['  protection: { firstMonths: 12 }\n', '', { protection: { kind: 'none' } }],
  ])('%s may be %s', (from, to, transition) => {
    expect(parse(change(from, to))).toMatchObject({ programme: { transition } })
  })

  test('may have no tiers', () => {
    expect(
      parse(`${WHOLE.slice(0, WHOLE.indexOf('tiers:'))}tiers: []\ntransition: { promote: at-once, demote: at-once }`),
    ).toMatchObject({
      ok: true,
      programme: { tiers: [] },
    })
  })
})

describe('what is wrong is told with its line', () => {
  const unknown = (name: string, suggestion: string) => ({ name, near: suggestion ? 'yes' : 'no', suggestion })
  const KINDS = { kinds: RULE_KIND_NAMES.join(', ') }
  const PLAN = '{ title: A plan, attestation: business-plan }'

  /** what is changed → into what · what stands at the reported place · code · params */
  test.each([
    [
      'orHigher: integration-associate',
      'orHigher: sales-pro',
      'sales-pro }',
      'unknown-certification',
      unknown('sales-pro', 'sales-professional'),
    ],
    ['partner-practice, integration-associate]', 'zebra]', 'zebra]', 'unknown-certification', unknown('zebra', '')],
    [
      'orHigher: integration-associate',
      'orHigher: sales-professional',
      'sales-professional',
      'no-ladder',
      { certification: 'sales-professional' },
    ],
    [
      '[partner-practice, integration-associate]',
      '[always, partner-practice, partner-practice]',
      'always',
      'unknown-certification',
      unknown('always', ''),
    ],
    [
      '[partner-practice, integration-associate]',
      '[partner-practice, partner-practice]',
      '[partner',
      'repeated',
      { name: 'partner-practice' },
    ],
    [
      '{ orHigher: integration-associate }',
      '{ any: [partner-practice], all: [partner-practice] }',
      '{ any',
      'one-of-keys',
      { keys: 'any, all, orHigher, where' },
    ],
    ['metric: revenue', 'metric: revenu', 'revenu,', 'unknown-metric', unknown('revenu', 'revenue')],
    ['attestation: business-plan }', 'attestation: plan }', 'plan }', 'unknown-attestation', unknown('plan', '')],
    [
      '{ licence-discount: 12.5',
      '{ licence-discnt: 12.5',
      'licence-discnt',
      'unknown-benefit',
      unknown('licence-discnt', 'licence-discount'),
    ],
    ['roles: [partner-manager]', 'role: [partner-manager]', 'role: [', 'unknown-key', unknown('role', 'roles')],
    ['roles: [partner-manager]', 'roles: [manager, sales]', 'sales]', 'unknown-role', unknown('sales', '')],
    [
      '[partner-manager]',
      '[partner-manger]',
      'partner-manger]',
      'unknown-role',
      unknown('partner-manger', 'partner-manager'),
    ],
    ['[partner-manager]', '[programme-manager]', 'programme-', 'unknown-role', unknown('programme-manager', '')],
    ['[partner-manager]', '[learner, learner]', '[learner', 'repeated', { name: 'learner' }],
    ['      any:', '      anyy:', 'anyy:', 'unknown-key', unknown('anyy', 'any')],
    ['atLeast: 2', 'atLeast: two', 'two,', 'bad-number', { text: 'two' }],
    ['atLeast: 2', 'atLeast: 2.5', '2.5,', 'number-out-of-range', { min: 1, max: 10000 }],
    ['atLeast: 2', 'atLeast: 0', '0,', 'number-out-of-range', { min: 1, max: 10000 }],
    ['licence-discount: 12.5', 'licence-discount: 101', '101,', 'number-out-of-range', { min: 0, max: 100 }],
    ['licence-discount: 12.5', 'licence-discount: 1/3', '1/3,', 'bad-number', { text: '1/3' }],
    ['sales-kit: true', 'sales-kit: 1', '1 }', 'wrong-type', { expected: 'flag' }],
    ['effective: 2026-07-01', 'effective: 2026-02-30', '2026-02-30', 'bad-date', { text: '2026-02-30' }],
    ['effective: 2026-07-01', 'effective: 1 July', '1 July', 'bad-date', { text: '1 July' }],
    ['currency: EUR', 'currency: euro', 'euro', 'bad-choice', { text: 'euro', choices: 'EUR, USD …' }],
    ['unit: money', 'unit: cash', 'cash', 'bad-choice', { text: 'cash', choices: 'money, count, percent' }],
    ['track: reseller\n', '', 'title: { en: Reseller', 'missing-key', { key: 'track' }],
    ['slug: gold', 'slug: Gold', 'Gold', 'bad-slug', { text: 'Gold' }],
    ['slug: gold', 'slug: silver', '- slug: silver', 'repeated', { name: 'silver' }],
    ['title: { en: Reseller, fa: فروشندگان }', 'title: { fa: فروشندگان }', '{ fa', 'missing-key', { key: 'en' }],
    ['title: { en: Reseller, fa: فروشندگان }', 'title: true', 'true', 'wrong-type', { expected: 'text' }],
    ['months: 12, where', 'where', '{ metric', 'one-of-keys', { keys: 'months, days' }],
    ['months: 12', 'months: 12, days: 3', '{ metric', 'one-of-keys', { keys: 'months, days' }],
    ['[platform]', '[]', '[]', 'empty-list', {}],
    ['[platform]', 'platform', 'platform', 'wrong-type', { expected: 'list' }],
    [
      '{ afterGrace: { days: 60 } }',
      'never',
      'never',
      'bad-choice',
      { text: 'never', choices: 'at-once, at-anniversary' },
    ],
    ['{ afterGrace: { days: 60 } }', '{}', '{}', 'missing-one', { keys: 'afterGrace, atReviews' }],
    [
      '{ afterGrace: { days: 60 } }',
      '{ atReviews: [03-01], after }',
      'after }',
      'unknown-key',
      unknown('after', 'afterGrace'),
    ],
    [
      '{ afterGrace: { days: 60 } }',
      '{ atReviews: [03-01], afterGrace }',
      'afterGrace',
      'no-value',
      { name: 'afterGrace' },
    ],
    [
      PLAN,
      `{ some: { of: people, where: { role: { not: learner, from: 2026-01-01 } }, satisfies: always } }`,
      '{ not',
      'one-of-keys',
      {
        keys: 'not, from / until, atLeast / moreThan / atMost / lessThan',
      },
    ],
    [
      PLAN,
      '{ some: { of: revenue, where: { date: { from: 2026-01-01, atLeast: 2 } }, satisfies: always } }',
      '{ from',
      'one-of-keys',
      {
        keys: 'not, from / until, atLeast / moreThan / atMost / lessThan',
      },
    ],
    [
      PLAN,
      '{ some: { of: revenue, top: { by: amount, order: latest }, satisfies: always } }',
      '{ by',
      'one-of-keys',
      {
        keys: 'by, order: latest',
      },
    ],
    [PLAN, '{ some: { of: revenue, as: l, satisfies: always } }', '{ of', 'missing-key', { key: 'eachValueOf' }],
    [
      PLAN,
      '{ measure: { of: { count: { of: people, where: { rol: learner } } }, atLeast: 1 } }',
      'rol:',
      'unknown-field',
      unknown('rol', 'role'),
    ],
    [
      PLAN,
      '{ measure: { of: { count: { of: people, where: { colour: red } } }, atLeast: 1 } }',
      'colour',
      'unknown-field',
      unknown('colour', ''),
    ],
    [
      'currency: EUR',
      'currency: EUR\nrecords: { lab: { title: Labs, fields: { until: day } } }',
      'until:',
      'reserved-field',
      { name: 'until', names: columnsOf('record').join(', ') },
    ],
    [
      'sum, title: Revenue',
      'sum, title: Revenue, fields: [line, amount]',
      'amount]',
      'reserved-field',
      {
        name: 'amount',
        names: columnsOf('metric').join(', '),
      },
    ],
    [
      'sum, title: Revenue',
      'sum, title: Revenue, fields: [lines]',
      'line: [',
      'unknown-field',
      unknown('line', 'lines'),
    ],
    ['sales-kit: true', 'sales-kit: yes', 'yes', 'write-flag', { text: 'yes', flag: 'true' }],
    [PLAN, '{ title: A plan }', '{ title', 'unknown-rule', KINDS],
    [PLAN, '{ always: true, attestation: business-plan }', '{ always', 'one-of-keys', { keys: KINDS.kinds }],
    [PLAN, '{ atLeast: { count: 3, of: [always, always] } }', '3,', 'more-than-parts', { count: 3, parts: 2 }],
    [PLAN, 'never', 'never', 'wrong-type', { expected: 'map' }],
    ['currency: EUR', 'currency: EUR\nmetrics: *c', '*c', 'alias', {}],
    ['currency: EUR', 'currency: EUR\ntrack: reseller', 'track: reseller', 'duplicate-key', {}],
  ])('%s → %s', (from, to, at, code, params) => {
    expect(problems(change(from, to))).toContainEqual({ at: expect.stringMatching(startingWith(at)), code, params })
  })

  test('all problems at once, in the order of the file', () => {
    const broken = change('currency: EUR', 'currency: eur')
      .replace('metric: revenue', 'metric: turnover')
      .replace('atLeast: 2,', 'atLeast: no,')
    expect(problems(broken).map(({ code }) => code)).toEqual(['bad-choice', 'bad-number', 'unknown-metric'])
    expect(parse(broken)).toMatchObject({ problems: [{ line: 4, column: 11 }, { line: 18 }, { line: 25 }] })
  })

  test('a tier that asks for less than the same of a tier below is out of order', () => {
    const tiers = `tiers:
  - { slug: gold, title: Gold, requires: { countPeople: { atLeast: 3, holding: partner-practice } } }
  - { slug: silver, title: Silver, requires: { all: [always, { countPeople: { atLeast: 2, holding: partner-practice } }] } }
transition: { promote: at-once, demote: at-once }`
    const text = WHOLE.slice(0, WHOLE.indexOf('tiers:')) + tiers
    expect(problems(text)).toEqual([
      {
        at: expect.stringMatching(startingWith('{ countPeople: { atLeast: 2')),
        code: 'asks-less-than-below',
        params: { tier: 'silver', below: 'gold' },
      },
    ])
    expect(problems(text.replace('atLeast: 2', 'atLeast: 3'))).toEqual([])
  })

  test('numbers and competencies that are made of themselves, each round once', () => {
    const text = (definitions: string) => WHOLE.replace('tiers:', `${definitions}\ntiers:`)
    expect(
      problems(text('numbers: { a: { is: { add: [b, 1] } }, b: { is: { lowest: [c, a] } }, c: { is: { add: [2] } } }')),
    ).toEqual([
      { at: expect.stringMatching(startingWith('a:')), code: 'goes-round', params: { name: 'a', path: 'a → b → a' } },
    ])
    const any = '{ measure: { of: { count: competencies }, atLeast: 1 } }'
    expect(problems(text(`competencies: { cloud: { title: C, requires: ${any} }, data: { title: D } }`))).toMatchObject(
      [{ code: 'goes-round', params: { name: 'cloud', path: 'cloud → cloud' } }],
    )
  })

  test('retired certifications that end nowhere, or count as a retired or unknown one', () => {
    const retired = (text: string) =>
      problems(WHOLE.replace('tiers:', `retired: ${text}\ntiers:`)).map(({ code }) => code)
    expect(retired('{ old: { countsUntil: 2027-01-01, countsAs: partner-practice } }')).toEqual([])
    expect(retired('{ old: {} }')).toEqual(['missing-key'])
    expect(retired('{ old: { countsAs: older }, older: { countsUntil: 2027-01-01 } }')).toEqual(['counts-as-retired'])
    expect(retired('{ old: { countsAs: partner-practise } }')).toEqual(['unknown-certification'])
  })

  test('a file that says something else than its place', () => {
    const parsed = parseProgramme(WHOLE, {
      certifications: CERTIFICATIONS,
      expect: { track: 'technology', effective: '2026-07-01' },
    })
    expect(parsed).toMatchObject({
      problems: [
        {
          code: 'differs-from-path',
          line: 1,
          column: 8,
          params: { key: 'track', value: 'reseller', expected: 'technology' },
        },
      ],
    })
  })

  test.each([
    ['', 'wrong-type'],
    ['- a\n- b', 'wrong-type'],
    ['a: [', 'syntax'],
    ['a: b: c', 'syntax'],
    ['a: 1\n---\nb: 2', 'syntax'],
    ['x'.repeat(64_001), 'too-long'],
    ['['.repeat(64_000), 'too-deep'],
    [`${'- '.repeat(31_999)}x`, 'too-deep'],
    ['{a: '.repeat(16_000), 'too-deep'],
    ['a: '.repeat(300).concat('\n').repeat(70), 'too-deep'],
    ['? '.repeat(32_000), 'too-deep'],
    ['- !a &b '.repeat(7_000), 'syntax'],
    ['constructor: 1', 'unknown-key'],
  ])('case %#: text that is no rule file at all', (text, code) => {
    expect(problems(text).map((problem) => problem.code)).toContain(code)
  })

  test('rules nested too deeply', () => {
    const deep = `${'{ all: ['.repeat(14)}always${'] }'.repeat(14)}`
    expect(problems(change('{ title: A plan, attestation: business-plan }', deep)).map(({ code }) => code)).toEqual([
      'too-deep',
    ])
  })
})

describe('never throws', () => {
  const answers = (text: string) => {
    const parsed = parse(text)
    return (
      parsed.ok ||
      parsed.problems.every((problem) => problem.line >= 1 && problem.column >= 1 && parsed.problems.length > 0)
    )
  }

  test('on any text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json()), answers))
  })

  test('on a file with a piece cut out, doubled or replaced', () => {
    const place = fc.nat(WHOLE.length)
    fc.assert(
      fc.property(
        place,
        place,
        fc.constantFrom('', '{', ': ', '- ', '\n', '~', '"', '*a', '[[', '0x1', '2026-13-01'),
        (a, b, filling) => {
          const [start, end] = [Math.min(a, b), Math.max(a, b)]
          return (
            answers(WHOLE.slice(0, start) + filling + WHOLE.slice(end)) &&
            answers(WHOLE.slice(0, end) + filling + WHOLE.slice(start))
          )
        },
      ),
      { numRuns: 150 },
    )
  })

  test('on a published programme with a piece cut out, doubled or moved', () => {
    const texts = PUBLISHED.map(sourceOf)
    const place = fc.nat(4_000)
    fc.assert(
      fc.property(fc.constantFrom(...texts), place, place, (text, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        const read = (broken: string) => {
          const parsed = parseProgramme(broken, { certifications: CERTIFICATIONS })
          return parsed.ok || parsed.problems.length > 0
        }
        return (
          read(text.slice(0, start) + text.slice(end)) &&
          read(text.slice(0, end) + text.slice(start)) &&
          read(text.slice(0, start) + text.slice(end, end + 40) + text.slice(start))
        )
      }),
      { numRuns: 150 },
    )
  })

  test('on any value in the place of any value', () => {
    const values = ['~', '1', 'true', 'text', '[]', '{}', '[~]', '{ a: ~ }', '""', '!!binary x', '? a']
    const places = [...WHOLE.matchAll(/(?<=: )[\w.-]+/g)].map((match) => [match.index, match[0].length] as const)
    for (const [start, length] of places)
      for (const value of values)
        expect(answers(WHOLE.slice(0, start) + value + WHOLE.slice(start + length))).toBe(true)
  })
})

test('a version begins at midnight UTC', () => {
  expect(effectiveFrom({ effective: '2026-07-01' })).toBe(Date.UTC(2026, 6, 1))
})
