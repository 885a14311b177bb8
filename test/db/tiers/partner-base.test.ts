import { afterEach, expect, test } from 'vitest'
import { reEvaluateDue } from '~/areas/tiers/decisions/re-evaluate-due.server'
import { warnOfLosses } from '~/areas/tiers/decisions/warn-of-loss.server'
import type { Programme } from '~/areas/tiers/language/programme'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { findStandings, listStandings } from '~/areas/tiers/standings/list-standings.server'
import { standingLines } from '~/areas/tiers/standings/standing-lines.server'
import { withDatabases } from '../databases'
import { DAY, day, type TierWorld, tierWorld } from './tier-world'

const ASSOCIATE = 'integration-associate'

withDatabases((_dialect, open) => {
  const worlds: TierWorld[] = []
  afterEach(() => {
    for (const world of worlds.splice(0)) world.clear()
  })

  /** Bluefern is Silver by Ana, until 1 September, and Ben. */
  const silver = async (rules: (ladder: Programme) => Programme = (ladder) => ladder) => {
    const world = await tierWorld(await open())
    worlds.push(world)
    await world.publish(rules(world.ladder))
    await world.worker.drain()
    await joinTrack(world.otto(), { partnerId: world.bluefern.id, track: 'technology' })
    await world.certify(world.ana, ASSOCIATE, { until: '2026-09-01' })
    await world.certify(world.ben, ASSOCIATE)
    return world
  }
  const find = (world: TierWorld, query = '') => findStandings(world.otto(), new URLSearchParams(query))
  const bluefern = async (world: TierWorld) =>
    (await find(world)).entries.find(({ partner }) => partner.id === world.bluefern.id)
  const found = async (world: TierWorld, query: string) =>
    (await find(world, query)).entries.map(({ partner }) => partner.name)

  test('a loss ahead, a grace, a fall: what the table says of each, and which filters find it', async () => {
    const world = await silver()
    const look = async (date: string) => {
      world.goTo(date)
      await reEvaluateDue(world.system())
      await warnOfLosses(world.system())
      return bluefern(world)
    }
    const [decision] = (await world.decisions(world.bluefern.id)).slice(-1)
    expect(await look('2026-06-01')).toMatchObject({
      ...{ tier: { slug: 'silver' }, computed: { slug: 'silver' }, differs: null, spare: 0 },
      ...{ graceUntil: null, nextReviewAt: null, decidedAt: decision?.decided_at, nextExpiryAt: day('2026-09-01') },
      missing: { tier: { slug: 'gold' }, line: { key: 'rule.shortfall' }, more: 3 },
      loss: { at: day('2026-09-01'), isFall: false, because: [{ key: 'transition.certificate-ends' }] },
    })
    expect(await found(world, 'state=risk-90')).toEqual([])
    expect(await look('2026-06-20')).toMatchObject({ missing: { tier: { slug: 'gold' } } })
    expect((await find(world)).names.people[world.ana.personId]).toBe('Ana')
    expect(await found(world, 'state=risk-90')).toEqual(['Bluefern Integration'])
    expect(await found(world, 'state=risk-60')).toEqual([])

    const inGrace = await look('2026-09-01')
    const fall = day('2026-09-01') + 60 * DAY
    expect(inGrace).toMatchObject({
      ...{ tier: { slug: 'silver' }, computed: { slug: 'registered' }, spare: null, graceUntil: fall },
      differs: { is: 'grace', until: fall },
      missing: { tier: { slug: 'silver' }, more: 0 },
      loss: { at: fall, isFall: true },
    })
    for (const state of ['grace', 'differs', 'risk-60'])
      expect(await found(world, `state=${state}`)).toEqual(['Bluefern Integration'])
    for (const state of ['approval', 'risk-30']) expect(await found(world, `state=${state}`)).toEqual([])

    expect(await look('2026-11-05')).toMatchObject({
      ...{ tier: { slug: 'registered' }, computed: { slug: 'registered' }, differs: null, graceUntil: null },
      missing: { tier: { slug: 'silver' } },
      loss: null,
    })
  })

  test('a tier that waits for a review, and one whose loss waits to be agreed to', async () => {
    const world = await silver((ladder) => ({
      ...ladder,
      transition: {
        promote: { kind: 'at-reviews', days: ['04-01', '10-01'] },
        demote: { kind: 'after-grace', days: 0 },
        protection: { kind: 'none' },
        approval: true,
      },
    }))
    expect(await bluefern(world)).toMatchObject({
      ...{ tier: { slug: 'registered' }, computed: { slug: 'silver' }, nextReviewAt: day('2026-04-01') },
      differs: { is: 'review', until: day('2026-04-01') },
    })
    world.goTo('2026-04-02')
    await reEvaluateDue(world.system())
    expect(await bluefern(world)).toMatchObject({
      tier: { slug: 'silver' },
      differs: null,
      nextReviewAt: day('2026-10-01'),
    })
    world.goTo('2026-09-02')
    await reEvaluateDue(world.system())
    world.pass(DAY)
    expect(await bluefern(world)).toMatchObject({ tier: { slug: 'silver' }, differs: { is: 'approval', until: null } })
    expect(await found(world, 'state=approval')).toEqual(['Bluefern Integration'])
  })

  test('the file holds exactly what the filters find, in words', async () => {
    const world = await silver()
    const lines = (query: string, locale = 'en') =>
      standingLines(world.otto(), { query: new URLSearchParams(query), locale })
    const [columns, ...all] = await lines('sort=partner')
    expect(all.map(([name]) => name)).toEqual(['Bluefern Integration', 'Tamarack Systems'])
    expect(new Set(all.map((line) => line.length))).toEqual(new Set([columns?.length]))
    expect(all[0]).toEqual(
      expect.arrayContaining([
        'DACH',
        'Silver',
        '2026-03-02',
        'Gold',
        expect.stringMatching(/Now: 2\./),
        3,
        '2026-09-01',
      ]),
    )
    expect((await lines('region=Nordics')).slice(1).map(([name]) => name)).toEqual(['Tamarack Systems'])
    expect((await lines('', 'fa'))[1]?.join(' ')).not.toMatch(/now/)
    await expect(
      standingLines(world.as(world.petra), { query: new URLSearchParams(), locale: 'en' }),
    ).rejects.toMatchObject({ status: 403 })
  })

  test('a page past the last one has no line and still says how many there are', async () => {
    const world = await silver()
    const list = await listStandings(world.otto(), new URLSearchParams('page=9'))
    expect(list).toMatchObject({ entries: [], total: 2, companies: 2 })
  })

  test('many in a track without tiers keep nobody else waiting', async () => {
    const world = await silver()
    await world.handle.db.updateTable('tier_standings').set({ next_check_at: 0 }).execute()
    expect(await reEvaluateDue(world.system())).toBe(1)
    await world.handle.db.updateTable('tier_standings').set({ next_check_at: 0 }).execute()
    await world.handle.db.updateTable('tracks').set({ has_tiers: 0 }).execute()
    expect(await reEvaluateDue(world.system())).toBe(0)
  })
})
