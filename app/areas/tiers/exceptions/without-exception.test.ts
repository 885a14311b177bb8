import { expect, test } from 'vitest'
import type { Fact } from '../facts/facts'
import { attested, correction, day, held } from '../testing/build-facts'
import { programmeWith } from '../testing/build-programme'
import { withoutException } from './without-exception'

const programme = programmeWith(
  `
- slug: registered
  title: Registered
  requires: always
  benefits:
    licence-discount: 5
    sales-kit: { value: true, when: { attestation: business-plan } }
- slug: silver
  title: Silver
  requires: { countPeople: { atLeast: 1, holding: integration-associate } }
  benefits: { licence-discount: 12 }
- slug: gold
  title: Gold
  requires: { attestation: business-plan }
  benefits: { licence-discount: 18 }
`.trim(),
)
const plan = attested('business-plan', '2026-01-01', '2026-12-01', { id: 'plan' })
const ana = held('ana', 'integration-associate', '2026-01-01', '2027-01-01')
const asked = { factId: 'plan', now: day('2026-06-01'), held: 'gold' }
const titles = (losses: readonly { en: string }[]) => losses.length

test('a tier hangs on it, with what the tier brings and what it opens by itself', () => {
  const found = withoutException(programme, [plan, ana], asked)
  expect(found).toMatchObject({ movesTier: true, tier: { en: 'Gold' }, tierWithout: { en: 'Silver' } })
  expect(titles(found.losses as readonly { en: string }[])).toBe(2)
})

test('only a benefit hangs on it while the tier is out of reach anyway', () => {
  const found = withoutException(programme, [plan], { ...asked, held: 'registered' })
  expect(found).toMatchObject({ movesTier: false, tier: { en: 'Registered' }, tierWithout: { en: 'Registered' } })
  expect(found.losses).toHaveLength(1)
})

test('nothing hangs on what another fact says as well', () => {
  const other = attested('business-plan', '2026-03-01', '2026-12-01', { id: 'other' })
  expect(withoutException(programme, [plan, other, ana], asked)).toMatchObject({ movesTier: false, losses: [] })
})

test('what was corrected about it goes with it', () => {
  const longer = correction(plan, { trueUntil: day('2027-06-01') }, '2026-02-01', 'longer')
  const later = { ...asked, now: day('2027-01-01') - 1 }
  expect(withoutException(programme, [plan, longer, ana], later)).toMatchObject({ movesTier: true })
})

test('a tier that is kept hangs on the fact that keeps it', () => {
  const kept: Fact = {
    ...{ kind: 'tier-kept', id: 'kept', partnerId: 'p', track: programme.track, tier: 'gold', source: '' },
    ...{ trueFrom: day('2026-02-01'), trueUntil: day('2026-12-01'), knownAt: day('2026-02-01'), attributes: {} },
  }
  const found = withoutException(programme, [ana, kept], { ...asked, factId: 'kept' })
  expect(found).toMatchObject({ movesTier: true, tier: { en: 'Gold' }, tierWithout: { en: 'Silver' } })
  expect(withoutException(programme, [ana, plan, kept], { ...asked, factId: 'kept' })).toMatchObject({
    movesTier: false,
  })
})
