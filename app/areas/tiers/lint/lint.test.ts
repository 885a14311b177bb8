import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { speechFor } from '~/i18n/translator.server'
import { parseRational, rational } from '~/platform/rational'
import { describeFinding } from '../describe/finding'
import { plainly } from '../describe/sentence'
import { parseProgramme } from '../parse/parse-programme'
import { metric } from '../testing/build-facts'
import { CERTIFICATIONS } from '../testing/build-programme'
import { measure, PLANTED, rule, score, type Written, written } from '../testing/planted-mistakes'
import { factFindings } from './fact-findings'
import { FINDING_CODES, type Finding, type FindingCode } from './finding'
import { type LintOptions, lintProgramme } from './lint-programme'
import { roundedQuotient } from './number-findings'

const read = (text: string, certifications = CERTIFICATIONS) => {
  const parsed = parseProgramme(text, { certifications })
  if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.problems)}\n${text}`)
  return parsed
}

function lint(text: string, options: LintOptions = {}): Finding[] {
  const { programme, positions } = read(text)
  return lintProgramme(programme, { text: { source: text, positions }, ...options })
}

describe('a planted mistake is found', () => {
  test.each(PLANTED)('%s %#', (code, of, path) => {
    const found = lint(written(of))
    expect(found.map((one) => `${one.code} ${one.path}`)).toContain(`${code} ${path}`)
    for (const one of found) expect([one.line, one.column], one.code).not.toContain(null)
  })

  const offered = [
    { slug: 'integration-associate', exam: 'a', retired: '2025-06-01' },
    { slug: 'partner-practice', exam: null, retired: null },
    { slug: 'integration-professional', exam: 'p', retired: '2026-06-01' },
  ]
  test.each<[FindingCode, string]>([
    ['certification-retired', 'integration-associate'],
    ['nobody-can-hold', 'integration-associate'],
    ['nobody-can-hold', '{ all: [integration-professional, partner-practice] }'],
    ['certification-without-exam', 'partner-practice'],
    ['certification-not-offered', '{ where: { level: high } }'],
    ['tier-unreachable', 'partner-practice'],
  ])('%s, where it is known what is offered: %s', (code, holding) => {
    const found = lint(written(rule('always', `countPeople: { atLeast: 1, holding: ${holding} }`)), { offered })
    expect(found.map((one) => one.code)).toContain(code)
  })

  test('certifications that the rules themselves retire', () => {
    const of = (holding: string) =>
      lint(
        written({
          certifications: '{ basic: { level: low }, pro: { level: high }, old: { level: low } }',
          ...rule('always', `countPeople: { atLeast: 1, holding: ${holding} }`),
        }).replace('tiers:', 'retired: { old: { countsAs: pro }, basic: { countsUntil: 2027-01-01 } }\ntiers:'),
      ).map(({ code, path }) => `${code} ${path}`)
    expect(of('pro')).not.toContain('tier-unreachable tiers.t1')
    expect(of('old')).toEqual(expect.arrayContaining(['certification-counts-as t1', 'tier-unreachable tiers.t1']))
    expect(of('{ any: [basic, pro] }')).toContain('certification-retired t1')
  })

  test('versions that stand in each other’s way', () => {
    const text = written({})
    const other = read(written({ effective: '2025-01-01' })).programme
    const changed = read(written({ tiers: ['attestation: plan'] })).programme
    const codes = (versions: LintOptions['versions']) => lint(text, { versions }).map(({ code }) => code)
    const [today, later] = ['2026-02-01', '2025-12-01']
    expect(codes({ others: [changed], published: [], today })).toEqual(['same-day'])
    expect(codes({ others: [other], published: [], today })).toEqual(['same-as-before'])
    expect(codes({ others: [], published: [changed], today })).toEqual(['changes-the-past'])
    expect(codes({ others: [], published: [changed], today: later })).toEqual([])
    expect(codes({ others: [], published: [read(text).programme], today })).toEqual([])
  })

  test('facts that count as nothing', () => {
    const { programme } = read(written({}))
    const facts = [
      { ...metric('revenue', '9/1', '2025-03-01'), currency: 'GBP' },
      { ...metric('revenue', '9/1', '2024-03-01'), currency: 'USD' },
      { ...metric('revenue', '9/1', '2025-03-01'), currency: 'USD' },
      metric('leads', '1/1', '2025-03-01'),
    ]
    expect(factFindings(programme, facts).map(({ code, params }) => [code, params])).toEqual([
      ['amount-without-rate', { currency: 'GBP', count: 1, first: '2025-03-01' }],
      ['amount-without-rate', { currency: 'USD', count: 1, first: '2024-03-01' }],
      ['facts-unread', { name: 'leads', count: 1 }],
    ])
  })

  test('every code has a planted mistake', () => {
    const elsewhere = ['same-day', 'same-as-before', 'changes-the-past', 'amount-without-rate', 'facts-unread']
    const certifications = [
      'certification-retired',
      'nobody-can-hold',
      'certification-without-exam',
      'certification-not-offered',
      'certification-counts-as',
    ]
    const planted = [...PLANTED.map(([code]) => code), ...elsewhere, ...certifications]
    expect(FINDING_CODES.filter((code) => !planted.includes(code))).toEqual([])
  })
})

describe('nothing is found where nothing is wrong', () => {
  test('in the rules that everything is planted in', () => expect(lint(written({}))).toEqual([]))

  const folder = fileURLToPath(new URL('../published/', import.meta.url))
  test.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('in %s', (name) => {
    expect(lint(readFileSync(`${folder}${name}`, 'utf8'))).toEqual([])
  })

  const content = fileURLToPath(new URL('../../../../content/programme/', import.meta.url))
  const files = readdirSync(content, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.yaml'))
  test.each(files)('in content/programme/%s', (name) => {
    const offered = CERTIFICATIONS.map(({ slug }) => ({ slug, exam: slug, retired: null }))
    const others = files
      .filter((file) => file !== name)
      .map((file) => read(readFileSync(`${content}${file}`, 'utf8')).programme)
    const versions = { others, published: [], today: '2026-07-01' }
    expect(lint(readFileSync(`${content}${name}`, 'utf8'), { offered, versions })).toEqual([])
  })

  test.each([
    [
      'a ratio of amounts, where a credit note makes a part more than its whole',
      rule(
        'always',
        measure(
          '{ ratio: { of: { sum: { of: revenue, months: 12, where: { line: a } } }, to: { sum: { of: revenue, months: 12 } } } }',
          'atMost: 1',
        ),
      ),
    ],
    [
      'bounds that leave one value',
      rule('always', `all: [{ ${measure('apps', 'atLeast: 3')} }, { ${measure('apps', 'atMost: 3')} }]`),
    ],
    [
      'the least and the greatest, which nothing at all may meet',
      rule(
        'always',
        `all: [{ ${measure('{ greatest: { of: app, value: { field: installs } } }', 'atMost: 3')} }, { ${measure('{ least: { of: app, value: { field: installs }, otherwise: 9 } }', 'atLeast: 5')} }]`,
      ),
    ],
    ['a rate that divides its cap', rule('always', score('apps', '2.5', '15'))],
    ['a rate that nobody divided', rule('always', score('apps', '0.3', '10'))],
    ['points for amounts', rule('always', score('{ sum: { of: revenue, months: 12 } }', '2.14', '15'))],
    [
      'a higher bar for a narrower count',
      rule(measure('apps', 'atMost: 30'), measure('{ count: { of: app, where: { paid: yes } } }', 'atLeast: 4')),
    ],
    [
      'a time that lasts within a year',
      {
        tiers: ['always', measure('{ sum: { of: revenue, calendar: { unit: year } } }', 'atLeast: 9')],
        transition: '{ promote: { atReviews: [10-01] }, demote: at-once, sustained: { months: 3 } }',
      },
    ],
  ] satisfies [string, Written][])('%s', (_name, of) => expect(lint(written(of))).toEqual([]))
})

test('a rounded quotient is told from a rate of its own', () => {
  const of = (cap: number, rate: string) => roundedQuotient(rational(cap), parseRational(rate) ?? rational(0))
  expect([of(15, '2.14'), of(10, '3.33'), of(100, '14.28')]).toEqual([7n, 3n, 7n])
  // Rounded up, an exact one, a whole one, and one of which every rate would be a quotient.
  expect([of(15, '2.15'), of(15, '2.5'), of(15, '2'), of(10, '0.03')]).toEqual([null, null, null, null])
})

test.each(['en', 'fa'])('every finding has its words in %s', (locale) => {
  const { t, format } = speechFor({ locale, timeZone: 'UTC', now: 0 })
  const say = plainly(t('tiers'), { format, person: String, certification: String })
  for (const [, of] of PLANTED)
    for (const one of lint(written(of))) {
      const said = say(describeFinding(one))
      expect(said).toMatch(/[.؟?]$/)
      expect(said).not.toMatch(/undefined|\{/)
    }
})
