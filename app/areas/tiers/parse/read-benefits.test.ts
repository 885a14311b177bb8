import { describe, expect, test } from 'vitest'
import { CERTIFICATIONS } from '../testing/build-programme'
import { compileProgramme, parseProgramme } from './parse-programme'

const file = (benefits: string, tier: string) => `track: reseller
title: Reseller
effective: 2026-07-01
currency: EUR
metrics:
  revenue: { unit: money, title: Revenue }
  seats: { unit: count, title: Seats }
attestations:
  business-plan: { title: Business plan }
benefits:
${benefits.trim().replace(/^/gm, '  ')}
tiers:
  - slug: silver
    title: Silver
    requires: always
    benefits: ${tier}
transition: { promote: at-once, demote: at-once }
`
const parse = (benefits: string, tier: string) =>
  parseProgramme(file(benefits, tier), { certifications: CERTIFICATIONS })
const faults = (benefits: string, tier = '{}') => {
  const parsed = parse(benefits, tier)
  return parsed.ok ? [] : parsed.problems.map(({ code, line }) => [code, line])
}
const MDF = 'mdf: { unit: percent, title: Funds }'

describe('a value with a condition', () => {
  test('keeps the value where it was and the rule beside it, with its line', () => {
    const parsed = parse(MDF, '{ mdf: { value: 2, when: { attestation: business-plan } } }')
    expect(parsed).toMatchObject({
      ok: true,
      programme: {
        tiers: [
          {
            benefits: { mdf: 2 },
            conditions: {
              mdf: { id: 'silver.benefits.mdf', kind: 'attestation', title: null, attestation: 'business-plan' },
            },
          },
        ],
      },
      positions: { 'silver.benefits.mdf': { line: 16 } },
    })
  })

  test('leaves no trace where nobody uses it, so that versions from before keep their hash', () => {
    const parsed = parse(MDF, '{ mdf: 2 }')
    expect(parsed.ok && compileProgramme(parsed.programme)).toBe(
      '{"attestations":[{"slug":"business-plan","title":{"en":"Business plan"}}],' +
        '"benefits":[{"slug":"mdf","title":{"en":"Funds"},"unit":"percent"}],"currency":"EUR",' +
        '"effective":"2026-07-01","format":1,"metrics":[{"aggregation":"sum","slug":"revenue",' +
        '"title":{"en":"Revenue"},"unit":"money"},{"aggregation":"sum","slug":"seats","title":{"en":"Seats"},' +
        '"unit":"count"}],"tiers":[{"benefits":{"mdf":2},"requires":{"id":"silver",' +
        '"kind":"always","title":null},"slug":"silver","title":{"en":"Silver"}}],"title":{"en":"Reseller"},' +
        '"track":"reseller","transition":{"demote":{"days":0,"kind":"after-grace"},"promote":{"kind":"at-once"},' +
        '"protection":{"kind":"none"}}}',
    )
  })

  test.each([
    ['{ mdf: { value: 2, when: { attestation: busines-plan } } }', [['unknown-attestation', 16]]],
    ['{ mdf: { value: 200, when: always } }', [['number-out-of-range', 16]]],
    ['{ mdf: { value: 2 } }', [['missing-key', 16]]],
    ['{ mdf: { when: always } }', [['missing-key', 16]]],
    ['{ mdf: { value: 2, when: always, otherwise: 1 } }', [['unknown-key', 16]]],
    ['{ mdf: { value: 2, when: { all: [] } } }', [['empty-list', 16]]],
  ])('is told with its line when it is wrong: %s', (tier, expected) => {
    expect(faults(MDF, tier)).toEqual(expected)
  })
})

describe('units', () => {
  test('of money and of words', () => {
    const parsed = parse(
      'budget: { unit: money, currency: USD, title: Budget, usage: fund }\nmanager: { unit: text, title: Contact }',
      '{ budget: 5000.50, manager: { en: A named manager, fa: مدیری با نام } }',
    )
    expect(parsed).toMatchObject({
      ok: true,
      programme: {
        benefits: [{ currency: 'USD', usage: { kind: 'fund', from: null } }, { unit: 'text' }],
        tiers: [{ benefits: { budget: 5000.5, manager: { en: 'A named manager', fa: 'مدیری با نام' } } }],
      },
    })
  })

  test.each([
    ['mdf: { unit: percent, title: F, currency: EUR }', 'not-of-unit'],
    ['mdf: { unit: money, title: F, currency: euro }', 'bad-choice'],
    ['mdf: { unit: percent, title: F, usage: licences }', 'not-of-unit'],
    ['mdf: { unit: count, title: F, usage: answers }', 'not-of-unit'],
    ['mdf: { unit: percent, title: F, usage: { fundFrom: seats } }', 'unknown-metric'],
    ['mdf: { unit: count, title: F, usage: { fundFrom: revenue } }', 'not-of-unit'],
    ['mdf: { unit: percent, title: F, usage: everything }', 'bad-choice'],
    ['mdf: { unit: percent, title: F, use: { link: /help } }', 'missing-key'],
    ['mdf: { unit: percent, title: F, use: { text: T, link: "javascript:alert(1)" } }', 'bad-link'],
    ['mdf: { unit: percent, title: F, use: { text: T, link: //elsewhere.example } }', 'bad-link'],
    ['mdf: { unit: percent, title: F, use: { text: T, link: "http://plain.example" } }', 'bad-link'],
  ])('and usages that do not fit are told: %s', (benefits, code) => {
    expect(faults(benefits)).toEqual([[code, 11]])
  })

  test.each(['/help/benefits', '/company/assets/kit?open=1', 'https://support.example/new'])(
    'a way to use it leads to %s',
    (link) => {
      expect(faults(`mdf: { unit: percent, title: F, use: { text: { en: Ask }, link: "${link}" } }`)).toEqual([])
    },
  )
})
