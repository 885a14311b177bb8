import { afterAll, describe, expect, test } from 'vitest'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { LADDER, programmeWith } from '~/areas/tiers/testing/build-programme'
import { runWhatIf } from '~/areas/tiers/what-if/run-what-if.server'
import { withDatabases } from '../databases'
import { type TierWorld, tierWorld } from './tier-world'

withDatabases((_dialect, open) => {
  const worlds: TierWorld[] = []
  afterAll(() => {
    for (const world of worlds) world.clear()
  })

  describe('a version tried on all partners', () => {
    test('says of each what it would come to, and decides nothing', async () => {
      const world = await tierWorld(await open())
      worlds.push(world)
      await world.publish(world.ladder)
      await world.worker.drain()
      for (const { id } of [world.bluefern, world.tamarack])
        await joinTrack(world.otto(), { partnerId: id, track: 'technology' })
      for (const person of [world.ana, world.ben]) await world.certify(person, 'integration-associate')
      const before = await world.decisions(world.bluefern.id)
      const [{ track_id: trackId } = { track_id: '' }] = before

      const harder = { ...programmeWith(LADDER.replace('atLeast: 2', 'atLeast: 3')), effective: '2026-04-01' }
      const told: number[] = []
      const run = await runWhatIf(world.otto(), {
        ...{ trackId, to: harder, threshold: { ruleId: 'silver' } },
        onProgress: (done, total) => told.push(done / total),
      })
      const of = (id: string) => run.partners.find(({ partnerId }) => partnerId === id)
      expect(run.at).toBe(Date.parse('2026-04-01T00:00:00Z'))
      expect(of(world.bluefern.id)).toMatchObject({
        region: 'DACH',
        comparison: {
          change: 'demoted',
          before: { comesTo: 'silver' },
          after: { held: 'silver', comesTo: 'registered' },
          failing: [{ ruleId: 'silver', observed: '2/1', needed: '3/1' }],
        },
        byThreshold: { values: ['2/1'], at: ['silver'], between: ['silver', 'registered'] },
      })
      expect(of(world.tamarack.id)?.comparison).toMatchObject({
        change: 'unchanged',
        before: { comesTo: 'registered' },
      })
      expect(told.at(-1)).toBe(1)
      expect(await world.decisions(world.bluefern.id)).toEqual(before)
    })

    test('that was stopped says so', async () => {
      const world = await tierWorld(await open())
      worlds.push(world)
      await world.publish(world.ladder)
      await world.worker.drain()
      await joinTrack(world.otto(), { partnerId: world.bluefern.id, track: 'technology' })
      const [{ track_id: trackId } = { track_id: '' }] = await world.decisions(world.bluefern.id)
      const stop = new AbortController()
      const running = runWhatIf(world.otto(), { trackId, to: world.ladder, signal: stop.signal })
      stop.abort()
      await expect(running).rejects.toMatchObject({ reason: 'stopped' })
    })
  })
})
