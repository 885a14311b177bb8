import { describe, expect, test } from 'vitest'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import { attested, day, granted, held, record } from '../testing/build-facts'
import { provenTier, published } from './published.server'

const programme = published('aws-services')

const AT = day('2024-01-15')

/** What a company has: numbers of people, and of opportunities with their monthly value each. */
type Company = {
  technical: number
  business: number
  foundational: number
  associate: number
  advanced: number
  opportunities: number
  monthly: string
  plan: boolean
  review: boolean
  validations: readonly string[]
}

function factsOf(of: Company): Fact[] {
  const people = (count: number, certification: string) =>
    Array.from({ length: count }, (_, number) =>
      held(`${certification}-${number}`, certification, '2023-02-01', null, { id: `${certification}-${number}` }),
    )
  return [
    ...people(of.technical, 'technical-accreditation'),
    ...people(of.business, 'business-accreditation'),
    ...people(of.foundational, 'cloud-practitioner'),
    ...people(of.associate, 'solutions-architect-associate'),
    ...people(of.advanced, 'security-specialty'),
    ...Array.from({ length: of.opportunities }, (_, number) =>
      record('opportunity', '2023-06-01', { id: `deal-${number}`, numbers: { monthly: of.monthly } }),
    ),
    ...(of.plan ? [attested('business-plan', '2023-03-01', '2024-03-01')] : []),
    ...(of.review ? [attested('executive-review', '2023-03-01')] : []),
    ...of.validations.map((competency) => granted(competency, '2023-03-01')),
  ]
}

/** Exactly what each tier asks for, and no more. */
const EXACTLY: Record<'select' | 'advanced' | 'premier', Company> = {
  select: {
    ...{ technical: 2, business: 2, foundational: 2, associate: 2, advanced: 0 },
    ...{ opportunities: 3, monthly: '500/1', plan: false, review: false, validations: [] },
  },
  advanced: {
    ...{ technical: 4, business: 4, foundational: 4, associate: 3, advanced: 3 },
    ...{ opportunities: 20, monthly: '500/1', plan: true, review: false, validations: [] },
  },
  premier: {
    ...{ technical: 10, business: 10, foundational: 10, associate: 15, advanced: 10 },
    ...{
      opportunities: 50,
      monthly: '1000/1',
      plan: true,
      review: true,
      validations: ['msp', 'migration', 'security'],
    },
  },
}
const BELOW = { select: null, advanced: 'select', premier: 'advanced' } as const

function tierOf(company: Company, at = AT): string | null {
  return provenTier(programme, factsOf(company), at)
}

describe.each(['select', 'advanced', 'premier'] as const)('%s', (tier) => {
  const exactly = EXACTLY[tier]

  test('is held with exactly what it asks for, and with more', () => {
    expect(tierOf(exactly)).toBe(tier)
    expect(tierOf({ ...exactly, technical: exactly.technical + 1, opportunities: exactly.opportunities + 5 })).toBe(
      tier,
    )
  })

  test.each(['technical', 'business', 'foundational', 'associate', 'opportunities'] as const)(
    'is lost with one %s less',
    (of) => {
      expect(tierOf({ ...exactly, [of]: exactly[of] - 1 })).toBe(BELOW[tier])
    },
  )

  test('is lost when the monthly value is a cent too small', () => {
    const monthly = exactly.monthly === '500/1' ? '49999/100' : '99999/100'
    expect(tierOf({ ...exactly, monthly })).toBe(BELOW[tier])
  })
})

test('one person may count in several requirements, and once in each', () => {
  const facts = [
    ...factsOf({ ...EXACTLY.select, technical: 1, business: 2 }),
    held('technical-accreditation-0', 'business-accreditation', '2023-02-01', null, { id: 'second' }),
    held('technical-accreditation-0', 'technical-accreditation', '2023-03-01', null, { id: 'again' }),
  ]
  expect(evaluate(programme, facts, { at: AT, knownAt: AT }).tier).toBeNull()
})

test('an opportunity counts for twelve months to the day', () => {
  expect(tierOf(EXACTLY.select, day('2024-06-01') - 1)).toBe('select')
  expect(tierOf(EXACTLY.select, day('2024-06-01'))).toBeNull()
})

test('a plan of last year, a review that is missing and validations of the wrong kind keep Premier away', () => {
  expect(tierOf(EXACTLY.premier, day('2024-03-01'))).toBe('select')
  expect(tierOf({ ...EXACTLY.premier, review: false })).toBe('advanced')
  expect(tierOf({ ...EXACTLY.premier, validations: ['msp', 'security'] })).toBe('advanced')
  expect(tierOf({ ...EXACTLY.premier, validations: ['migration', 'security'] })).toBe('advanced')
})
