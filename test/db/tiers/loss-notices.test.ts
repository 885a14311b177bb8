import { expect, test } from 'vitest'
import { warnOfLosses } from '~/areas/tiers/decisions/warn-of-loss.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { withDatabases } from '../databases'
import { DAY, tierWorld } from './tier-world'

const ASSOCIATE = 'integration-associate'

withDatabases((_dialect, open) => {
  test('a loss is told 90, 60 and 30 days before, once each, with its reason and what prevents it', async () => {
    const world = await tierWorld(await open())
    await world.publish(world.ladder)
    await joinTrack(world.otto(), { partnerId: world.bluefern.id, track: 'technology' })
    const ana = await world.certify(world.ana, ASSOCIATE, { until: '2026-09-01' })
    await world.certify(world.ben, ASSOCIATE)
    const look = async () => {
      await warnOfLosses(world.system())
      await world.worker.drain()
      return (await world.events('tiers.loss-ahead')).map(({ days }) => days)
    }
    const notices = () =>
      world.handle.db
        .selectFrom('notifications')
        .select(['params', 'person_id'])
        .where('kind', '=', 'tier-loss-ahead')
        .execute()

    world.pass(1_000)
    expect(await look()).toEqual([])
    expect(await warnOfLosses(world.system())).toBe(0)
    world.goTo('2026-06-03')
    expect(await look()).toEqual([90])
    expect(await look()).toEqual([90])
    const [notice, ...more] = await notices()
    expect(more).toEqual([])
    expect(notice?.person_id).toBe(world.petra.personId)
    expect(JSON.parse(notice?.params ?? '{}')).toMatchObject({
      why: { en: 'Ana’s Integration Associate ends.', fa: expect.stringMatching(/Integration Associate/) },
      lostAt: Date.UTC(2026, 8, 1),
      until: Date.UTC(2026, 8, 1) + 60 * DAY,
      prevention: { en: expect.stringMatching(/Ana renews Integration Associate.* or .*Omid/) },
    })
    const mails = await world.handle.db
      .selectFrom('mails')
      .select(['to_address', 'body_text'])
      .where('kind', '=', 'notifications.tier-loss-ahead')
      .execute()
    expect(mails).toHaveLength(1)
    expect(mails[0]?.body_text).toContain('Ana renews Integration Associate')

    world.goTo('2026-08-10')
    expect(await look()).toEqual([90, 30])
    await world.certify(world.ana, ASSOCIATE, { until: '2028-09-01', renews: ana })
    world.goTo('2026-08-20')
    expect(await look()).toEqual([90, 30])
    world.clear()
  })
})
