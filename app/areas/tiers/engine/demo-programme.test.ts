import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { benefitsOf, compareBenefits, lowestTierWith } from '../benefits/benefits'
import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import { parseProgramme } from '../parse/parse-programme'
import { attested, day, held, metric } from '../testing/build-facts'
import { evaluate } from './evaluate'

const CERTIFICATIONS = [
  { slug: 'integration-associate', ladder: 'Integration', rung: 1 },
  { slug: 'integration-professional', ladder: 'Integration', rung: 2 },
  { slug: 'partner-practice', ladder: 'Sales', rung: 1 },
]
const when = { at: day('2026-11-23'), knownAt: day('2026-11-23') }
const versions = ['reseller', 'technology'].flatMap((track) =>
  ['2025-01-01', '2026-07-01', '2026-09-01'].map((effective) => [track, effective] as const),
)

function programmeAt(track: string, effective: string): Programme {
  const path = fileURLToPath(new URL(`../../../../content/programme/${track}/${effective}.yaml`, import.meta.url))
  const parsed = parseProgramme(readFileSync(path, 'utf8'), {
    certifications: CERTIFICATIONS,
    expect: { track, effective },
  })
  if (!parsed.ok) throw new Error(`${path}: ${JSON.stringify(parsed.problems)}`)
  return parsed.programme
}

/** A partner with so many associates, professionals (who need no associate certificate) and sellers. */
function partner(associates: number, professionals: number, sellers: number, revenue: number): Fact[] {
  const holders = (count: number, slug: string) =>
    Array.from({ length: count }, (_, index) => held(`${slug}-${index}`, slug, '2026-01-01', '2028-01-01'))
  return [
    ...holders(associates, 'integration-associate'),
    ...holders(professionals, 'integration-professional'),
    ...holders(sellers, 'partner-practice'),
    metric('revenue', `${revenue}/1`, '2026-10-01'),
    metric('integrations-published', '5/1', '2026-10-01'),
    attested('business-plan', '2026-01-01', '2027-01-01'),
    attested('reference-customer', '2026-01-01', '2027-01-01'),
  ]
}

describe.each(versions)('the demo programme %s of %s', (track, effective) => {
  const programme = programmeAt(track, effective)
  const tierOf = (facts: Fact[]) => evaluate(programme, facts, when).tier

  test('gives every tier to a partner of at most nine people', () => {
    expect(tierOf([])).toBe('registered')
    expect(tierOf(partner(2, 0, 1, 0).slice(0, 3))).toBe('silver')
    expect(tierOf(partner(2, 1, 2, 150_000))).toBe('gold')
    expect(tierOf(partner(3, 3, 3, 500_000))).toBe('platinum')
  })

  test('opens advanced courses and its own material from Silver', () => {
    expect(lowestTierWith(programme, 'advanced-courses')).toBe('silver')
    expect(lowestTierWith(programme, 'sales-kit')).toBe(track === 'reseller' ? 'silver' : null)
    expect(lowestTierWith(programme, 'solution-blueprints')).toBe(track === 'technology' ? 'silver' : null)
  })

  test('grants more with every tier', () => {
    const slugs = programme.tiers.map((tier) => tier.slug)
    expect(slugs).toEqual(['registered', 'silver', 'gold', 'platinum'])
    slugs.slice(1).forEach((next, index) => {
      const changes = compareBenefits(programme, slugs[index] ?? null, next).map(({ change }) => change)
      expect(changes).not.toContain('worse')
      expect(changes).toContain('better')
    })
    expect(benefitsOf(programme, 'platinum').every(({ value }) => value !== null)).toBe(true)
  })

  test('has a title in both languages everywhere', () => {
    const titled = [
      programme,
      ...programme.tiers,
      ...programme.benefits,
      ...programme.metrics,
      ...programme.attestations,
    ]
    for (const { title } of titled) expect([title.en, title.fa].every(Boolean)).toBe(true)
  })
})
