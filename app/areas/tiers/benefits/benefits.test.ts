import { describe, expect, test } from 'vitest'
import { LADDER, programmeWith } from '../testing/build-programme'
import { benefitsOf, compareBenefits, lowestTierWith, termsOf, termThatCounts } from './benefits'

const ladder = programmeWith(LADDER)
const values = (tier: string | null) =>
  Object.fromEntries(benefitsOf(ladder, tier).map(({ slug, value }) => [slug, value]))

describe('the benefits of a tier', () => {
  test.each([
    [null, { 'licence-discount': null, 'support-response': null, 'nfr-licences': null, 'sales-kit': null }],
    ['registered', { 'licence-discount': 5, 'support-response': 48, 'nfr-licences': null, 'sales-kit': null }],
    ['silver', { 'licence-discount': 12.5, 'support-response': 24, 'nfr-licences': null, 'sales-kit': true }],
    ['gold', { 'licence-discount': 18, 'support-response': 24, 'nfr-licences': 10, 'sales-kit': true }],
    ['platinum', { 'licence-discount': 18, 'support-response': 4, 'nfr-licences': 10, 'sales-kit': true }],
    ['unheard-of', { 'licence-discount': null, 'support-response': null, 'nfr-licences': null, 'sales-kit': null }],
  ])('%s are its own over those of the tiers below', (tier, expected) => expect(values(tier)).toEqual(expected))

  test('beside those of the next: fewer hours are better, and something is better than nothing', () => {
    const compared = compareBenefits(ladder, 'silver', 'platinum').map(({ slug, now, next, change }) => [
      slug,
      now,
      next,
      change,
    ])
    expect(compared).toEqual([
      ['licence-discount', 12.5, 18, 'better'],
      ['support-response', 24, 4, 'better'],
      ['nfr-licences', null, 10, 'better'],
      ['sales-kit', true, true, 'same'],
    ])
    expect(compareBenefits(ladder, 'registered', null).map(({ change }) => change)).toEqual([
      'worse',
      'worse',
      'same',
      'same',
    ])
  })
})

describe('the lowest tier', () => {
  test('that grants a benefit is where it begins', () => {
    expect(
      ['sales-kit', 'nfr-licences', 'support-response', 'mdf', 'constructor'].map((name) =>
        lowestTierWith(ladder, name),
      ),
    ).toEqual(['silver', 'gold', 'registered', null, null])
  })
})

describe('a condition', () => {
  const plan = '{ attestation: business-plan }'
  const conditional = programmeWith(
    `
- { slug: low, title: Low, requires: always, benefits: { licence-discount: 5, sales-kit: { value: true, when: ${plan} } } }
- { slug: mid, title: Mid, requires: always, benefits: { licence-discount: { value: 10, when: ${plan} } } }
- { slug: high, title: High, requires: always, benefits: { licence-discount: { value: 20, when: { attestation: reference } } } }
- { slug: top, title: Top, requires: always, benefits: { licence-discount: 30, sales-kit: false } }`.trim(),
  )
  const worthOf = (tier: string, benefit: string, met: string[]) =>
    termThatCounts(termsOf(conditional, tier, benefit), (id) => met.includes(id))?.value ?? null

  test.each([
    ['low', 'licence-discount', [], 5],
    ['mid', 'licence-discount', [], 5],
    ['mid', 'licence-discount', ['mid.benefits.licence-discount'], 10],
    ['high', 'licence-discount', ['mid.benefits.licence-discount'], 10],
    ['high', 'licence-discount', ['high.benefits.licence-discount'], 20],
    ['high', 'licence-discount', [], 5],
    ['top', 'licence-discount', [], 30],
    ['low', 'sales-kit', [], null],
    ['high', 'sales-kit', ['low.benefits.sales-kit'], true],
    ['top', 'sales-kit', ['low.benefits.sales-kit'], false],
  ])('until it is met leaves what the tier below gives: %s, %s, met %j', (tier, benefit, met, expected) => {
    expect(worthOf(tier, benefit, met)).toBe(expected)
  })
})
