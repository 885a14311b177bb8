import { describe, expect, test } from 'vitest'
import type { Fact } from '../facts/facts'
import { day, held, metric, profile, record } from '../testing/build-facts'
import { provenTier, published } from './published.server'

describe('HubSpot, recurring revenue', () => {
  const programme = published('hubspot-solutions')
  const sold = (amount: string, managed: string, more: readonly Fact[] = [], at = '2019-06-01') =>
    provenTier(
      programme,
      [metric('sold-mrr', amount, '2019-01-01'), metric('managed-mrr', managed, '2019-01-01'), ...more],
      day(at),
    )

  test.each([
    ['1125/1', '1125/1', 'silver'],
    ['112499/100', '1125/1', null],
    ['1125/1', '112499/100', null],
    ['2100/1', '6000/1', 'gold'],
    ['2100/1', '599999/100', 'silver'],
    ['3750/1', '20000/1', 'platinum'],
    ['374999/100', '20000/1', 'gold'],
  ])('sold %s and managed %s is %s', (amount, managed, tier) => {
    expect(sold(amount, managed)).toBe(tier)
  })

  test('Diamond asks for a certified person, and three apps in the middle of the customers', () => {
    const customers = (...apps: number[]) =>
      apps.map((count, place) =>
        record('customer', '2018-05-01', { key: `c${place}`, numbers: { apps: `${count}/1` } }),
      )
    const certified = held('ana', 'solutions-partner', '2018-05-01')
    expect(sold('10000/1', '50000/1', [certified, ...customers(1, 3, 9)])).toBe('diamond')
    expect(sold('10000/1', '50000/1', [certified, ...customers(1, 2, 9)])).toBe('platinum')
    expect(sold('10000/1', '50000/1', [certified, ...customers(2, 3)])).toBe('platinum')
    expect(sold('10000/1', '50000/1', customers(3, 3, 9))).toBe('platinum')
  })

  test('half is asked of growth markets, until July 2022', () => {
    const growth = profile({ segment: 'growth' }, '2018-01-01')
    const since = (at: string) => [...[metric('sold-mrr', '1125/2', at), metric('managed-mrr', '1125/2', at), growth]]
    expect(provenTier(programme, since('2022-01-01'), day('2022-07-01') - 1)).toBe('silver')
    expect(provenTier(programme, since('2022-01-01'), day('2022-07-01'))).toBeNull()
    expect(sold('1125/2', '1125/2')).toBeNull()
  })
})

describe('HubSpot, points', () => {
  const programme = published('hubspot-points')
  const line = (how: string, amount: string, day: string, currency?: string) =>
    record('line', day, {
      id: `${how}${amount}${day}${currency}`,
      numbers: { amount },
      attributes: { how, sold: day },
      ...(currency && { currency }),
    })
  const tier = (...facts: Fact[]) => provenTier(programme, facts, day('2024-12-01'))

  test('five points for each 100 of what was sourced from the day on, three before', () => {
    expect(tier(line('sourced', '20000/1', '2024-02-27'))).toBe('gold')
    expect(tier(line('sourced', '1999999/100', '2024-02-27'))).toBeNull()
    expect(tier(line('sourced', '20000/1', '2024-02-26'))).toBeNull()
    expect(tier(line('sourced', '100000/3', '2024-02-26'))).toBe('gold')
    expect(tier(line('assisted', '100000/3', '2024-05-01'))).toBe('gold')
    expect(tier(line('managed', '100000/1', '2024-05-01'))).toBe('gold')
  })

  test('doubled in growth markets, and by the fixed table of currencies', () => {
    expect(tier(line('sourced', '10000/1', '2024-05-01'), profile({ segment: 'growth' }, '2024-01-01'))).toBe('gold')
    expect(tier(line('sourced', '16000/1', '2024-05-01', 'GBP'))).toBe('gold')
    expect(tier(line('sourced', '15999/1', '2024-05-01', 'GBP'))).toBeNull()
  })
})

describe('Atlassian', () => {
  const programme = published('atlassian-marketplace')
  const app = (key: string, installs: number, of: Record<string, string>) =>
    record('app', '2023-06-01', { key, numbers: { installs: `${installs}/1` }, attributes: { paid: 'yes', ...of } })
  const cloud = app('cloud', 900, { hosting: 'cloud', 'paid-through-vendor': 'yes', 'bug-bounty': 'yes' })
  const sales = (total: number, share: number) => [
    metric('sales', `${Math.round(total * share)}/1`, '2024-01-01', { attributes: { hosting: 'cloud' } }),
    metric('sales', `${total - Math.round(total * share)}/1`, '2024-01-02', { attributes: { hosting: 'server' } }),
  ]
  const answered = (hours: number) => record('request', '2024-02-01', { numbers: { hours: `${hours}/1` } })
  const tier = (...facts: Fact[]) => provenTier(programme, facts, day('2024-06-01'))

  test.each([
    ['silver', 100_000, 0.15, 47],
    [null, 99_999, 0.15, 47],
    [null, 100_000, 0.14999, 47],
    [null, 100_000, 0.15, 48],
    ['gold', 500_000, 0.25, 23],
    ['silver', 500_000, 0.249, 23],
    ['silver', 500_000, 0.25, 24],
    ['gold', 3_000_000, 0.15, 23],
    ['platinum', 1_000_000, 0.35, 23],
    ['gold', 1_000_000, 0.349, 23],
    ['platinum', 8_000_000, 0.25, 23],
  ])('%s with sales of %d, %d of them cloud, and %d hours', (expected, total, share, hours) => {
    expect(tier(cloud, ...sales(total, share), answered(hours))).toBe(expected)
  })

  test('asks something of every app', () => {
    const silver = [...sales(100_000, 0.15), answered(10)]
    expect(tier(...silver)).toBeNull()
    expect(tier(cloud, app('other', 5, { hosting: 'cloud' }), ...silver)).toBeNull()
    expect(tier(cloud, app('server', 500, { hosting: 'server' }), ...silver)).toBeNull()
    expect(tier(cloud, app('server', 499, { hosting: 'server' }), ...silver)).toBe('silver')
    expect(tier(cloud, app('server', 500, { hosting: 'server', 'data-center': 'yes' }), ...silver)).toBe('silver')
  })

  test('asks for the bug bounty of the greatest app, of those above 100 installs, of all', () => {
    const small = (installs: number) => app('small', installs, { hosting: 'cloud', 'paid-through-vendor': 'yes' })
    const best = [...sales(8_000_000, 0.5), answered(10)]
    expect(tier(cloud, small(901), ...best)).toBeNull()
    expect(tier(cloud, small(101), ...best)).toBe('silver')
    expect(tier(cloud, small(100), ...best)).toBe('gold')
    expect(tier(cloud, ...best)).toBe('platinum')
  })

  test('what an app is like may change', () => {
    const later = record('app', '2024-03-01', {
      key: 'cloud',
      numbers: { installs: '900/1' },
      attributes: { paid: 'yes', hosting: 'cloud' },
    })
    const facts = [cloud, later, ...sales(100_000, 0.15), answered(10)]
    expect(provenTier(programme, facts, day('2024-03-01') - 1)).toBe('silver')
    expect(provenTier(programme, facts, day('2024-03-01'))).toBeNull()
  })
})

describe('Cisco', () => {
  const programme = published('cisco-roles')
  const FIELDS = ['security', 'data-center', 'collaboration']
  const has = (person: string, job: string, fields: readonly string[] = FIELDS) =>
    fields.map((field) => held(person, `${field}-${job}`, '2024-01-01', null, { id: `${person} ${field} ${job}` }))
  const tier = (...facts: Fact[][]) => provenTier(programme, facts.flat(), day('2024-06-01'))
  const managers = has('ana', 'am')
  const systems = [...has('ben', 'se'), ...has('cleo', 'se')]
  const field = [...has('dara', 'fe'), ...has('emre', 'fe')]

  test('one account manager, two systems engineers and two field engineers fill three specialisations', () => {
    expect(tier(managers, systems, field)).toBe('specialised')
    expect(tier(managers, has('ben', 'se'), field)).toBeNull()
    expect(tier(managers, systems, has('dara', 'fe'))).toBeNull()
  })

  test('nobody works across jobs, whatever they are certified for', () => {
    const everything = ['am', 'se', 'fe'].flatMap((job) => has('gao', job))
    expect(tier(everything, systems, field)).toBe('specialised')
    expect(tier(everything, has('ben', 'se'), field)).toBeNull()
    expect(tier(everything, managers, has('ben', 'se'), field)).toBe('specialised')
    expect(tier(everything, managers, has('ben', 'se'), has('dara', 'fe'))).toBeNull()
  })
})

describe('Salesforce', () => {
  const programme = published('salesforce-consulting')
  const two = [held('ana', 'administrator', '2021-01-01'), held('ana', 'developer', '2021-01-01')]
  const score = (region: string, amount: number) =>
    metric('score', `${amount}/1`, '2021-05-01', { id: `${region}${amount}`, attributes: { region } })
  const tier = (...facts: Fact[]) => provenTier(programme, facts, day('2021-09-01'))

  test.each([
    [249, 'base'],
    [250, 'silver'],
    [499, 'silver'],
    [500, 'gold'],
    [749, 'gold'],
    [750, 'platinum'],
  ])('a score of %d is %s', (amount, expected) => {
    expect(tier(...two, score('emea', amount))).toBe(expected)
  })

  test('the best region counts, and regions are not added up', () => {
    expect(tier(...two, score('emea', 300), score('apac', 510))).toBe('gold')
    expect(tier(...two, score('emea', 400), score('apac', 400))).toBe('silver')
    expect(tier(...two, score('emea', 400), score('emea', 100))).toBe('gold')
  })

  test('two credentials in any hands are where it begins', () => {
    expect(tier(two[0] as Fact, score('emea', 900))).toBeNull()
    expect(tier(two[0] as Fact, held('ben', 'developer', '2021-01-01'), score('emea', 900))).toBe('platinum')
  })
})

describe('Google', () => {
  const programme = published('google-partners')
  const spend = (area: string, amount: number, on = '2023-05-01') =>
    metric('spend', `${amount}/1`, on, { attributes: { area } })
  const basic = (of: { optimisation?: string; strategists?: number } = {}) => [
    record('optimisation', '2023-01-01', { key: 'all', numbers: { score: of.optimisation ?? '7/10' } }),
    record('strategist', '2023-01-01', { key: 'all', numbers: { people: `${of.strategists ?? 2}/1` } }),
    held('ana', 'search', '2023-01-01'),
  ]
  const tier = (...facts: Fact[]) => provenTier(programme, facts, day('2023-06-01'))

  test('optimisation, spend and certified strategists at their thresholds', () => {
    expect(tier(...basic(), spend('search', 10_000))).toBe('partner')
    expect(tier(...basic(), spend('search', 9_999))).toBeNull()
    expect(tier(...basic({ optimisation: '69/100' }), spend('search', 10_000))).toBeNull()
    expect(tier(...basic({ strategists: 3 }), spend('search', 10_000))).toBeNull()
  })

  test('never more than a hundred strategists are counted against the certified', () => {
    const certified = (count: number) =>
      Array.from({ length: count }, (_, number) => held(`p${number}`, 'search', '2023-01-01'))
    const [optimisation, strategists] = basic({ strategists: 400 }) as [Fact, Fact]
    expect(tier(optimisation, strategists, ...certified(50), spend('search', 10_000))).toBe('partner')
    expect(tier(optimisation, strategists, ...certified(49), spend('search', 10_000))).toBeNull()
  })

  test('a certification in every area with 500 or more of spend', () => {
    expect(tier(...basic(), spend('search', 10_000), spend('video', 499))).toBe('partner')
    expect(tier(...basic(), spend('search', 10_000), spend('video', 500))).toBeNull()
    expect(tier(...basic(), spend('search', 10_000), spend('video', 500), held('ana', 'video', '2023-01-01'))).toBe(
      'partner',
    )
    expect(tier(...basic(), spend('search', 10_000), spend('video', 500, '2023-03-01'))).toBe('partner')
  })

  test('Premier is the first 3 % of the country', () => {
    const rank = (place: number) =>
      record('rank', '2023-01-01', { key: 'us', numbers: { place: `${place}/1`, participants: '200/1' } })
    expect(tier(...basic(), spend('search', 10_000), rank(6))).toBe('premier')
    expect(tier(...basic(), spend('search', 10_000), rank(7))).toBe('partner')
  })
})
