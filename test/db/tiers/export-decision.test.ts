import { afterAll, beforeEach, expect, test } from 'vitest'
import { checkDecision, readExportedDecision } from '~/areas/tiers/decisions/exported-decision'
import { exportDecision } from '~/areas/tiers/standings/export-decision.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { hashOf } from '~/platform/hash.server'
import { withDatabases } from '../databases'
import { type TierWorld, tierWorld } from './tier-world'

withDatabases((_dialect, open) => {
  let world: TierWorld
  const worlds: TierWorld[] = []
  beforeEach(async () => {
    world = await tierWorld(await open())
    worlds.push(world)
    await world.publish(world.ladder)
    await world.worker.drain()
    await joinTrack(world.otto(), { partnerId: world.bluefern.id, track: 'technology' })
    await world.certify(world.ana, 'integration-associate')
    await world.certify(world.ben, 'integration-associate')
  })
  afterAll(() => {
    for (const each of worlds) each.clear()
  })

  test('every decision holds all that it takes to make it again, and to check its proof', async () => {
    const decisions = await world.decisions(world.bluefern.id)
    expect(decisions.length).toBeGreaterThan(2)
    for (const { id, number } of decisions) {
      const exported = await exportDecision(world.otto(), { partnerId: world.bluefern.id, decision: id })
      const read = readExportedDecision(JSON.parse(JSON.stringify(exported)))
      expect(read?.number).toBe(number)
      expect(read && checkDecision(read, hashOf)).toEqual({ proof: [], decision: [] })
    }
    const newest = await exportDecision(world.otto(), { partnerId: world.bluefern.id })
    expect(newest.transition.tierAfter).toBe('silver')
  })

  test('what is changed in one is found', async () => {
    const exported = await exportDecision(world.otto(), { partnerId: world.bluefern.id })
    const faults = (change: Partial<typeof exported>) => checkDecision({ ...exported, ...change }, hashOf)
    expect(faults({ tierComputed: 'gold' }).decision.map(({ path }) => path)).toEqual(['earned tier'])
    expect(faults({ transition: { ...exported.transition, tierAfter: 'gold' } }).decision[0]?.path).toBe('transition')
    const forgotten = exported.facts.filter(({ kind }) => kind !== 'certificate-held')
    expect(faults({ facts: forgotten }).proof).not.toEqual([])
    expect(faults({ rulesHash: '0' }).decision.map(({ path }) => path)).toEqual(['rules hash'])
  })

  test('nobody takes one of another company, nor by its id', async () => {
    const [decision] = await world.decisions(world.bluefern.id)
    const tomas = world.as(world.tomas)
    await expect(exportDecision(tomas, { partnerId: world.bluefern.id })).rejects.toMatchObject({ status: 403 })
    const theirs = { partnerId: world.tamarack.id, decision: decision?.id ?? '' }
    await expect(exportDecision(tomas, theirs)).rejects.toMatchObject({ status: 404 })
  })
})
