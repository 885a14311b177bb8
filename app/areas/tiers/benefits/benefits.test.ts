import { describe, expect, test } from 'vitest'
import { LADDER, programmeWith } from '../testing/build-programme'
import { benefitsOf, compareBenefits, entitlementsFor, lowestTierWith } from './benefits'

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

describe('entitlements', () => {
  test('are what is granted, because of the tier that is held', () => {
    expect(entitlementsFor(ladder, 'silver')).toEqual([
      { benefit: 'licence-discount', value: 12.5, unit: 'percent', because: 'silver', trackSlug: 'technology' },
      { benefit: 'support-response', value: 24, unit: 'hours', because: 'silver', trackSlug: 'technology' },
      { benefit: 'sales-kit', value: true, unit: 'yes-no', because: 'silver', trackSlug: 'technology' },
    ])
    expect(entitlementsFor(ladder, null)).toEqual([])
  })

  test('begin at the lowest tier that grants them', () => {
    expect(
      ['sales-kit', 'nfr-licences', 'support-response', 'mdf', 'constructor'].map((name) =>
        lowestTierWith(ladder, name),
      ),
    ).toEqual(['silver', 'gold', 'registered', null, null])
  })

  test('that a higher tier takes back are gone', () => {
    const tiers = `
- { slug: low, title: Low, requires: always, benefits: { sales-kit: true, nfr-licences: 3 } }
- { slug: high, title: High, requires: always, benefits: { sales-kit: false } }`.trim()
    expect(entitlementsFor(programmeWith(tiers), 'high').map(({ benefit }) => benefit)).toEqual(['nfr-licences'])
  })
})
