import { afterAll, describe, expect, test } from 'vitest'
import { checkDecisions } from '~/areas/tiers/decisions/check-decisions.server'
import { reEvaluate } from '~/areas/tiers/decisions/re-evaluate.server'
import { reEvaluateDue } from '~/areas/tiers/decisions/re-evaluate-due.server'
import { recordEntry } from '~/areas/tiers/facts/record-entry.server'
import { appendFact } from '~/areas/tiers/facts/record-fact.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { createContext } from '~/platform/context.server'
import { withDatabases } from '../databases'
import { DAY, type TierWorld, tierWorld } from './tier-world'

const ASSOCIATE = 'integration-associate'

/** Every decision has a proof that the independent checker accepts, and is the same when made again. */
async function expectProven(world: TierWorld, partnerId: string): Promise<void> {
  const decisions = await world.decisions(partnerId)
  expect(decisions.length).toBeGreaterThan(0)
  expect(decisions.map(({ number }) => number)).toEqual(decisions.map((_, index) => index + 1))
  const { checked, faulty } = await checkDecisions(world.system())
  expect(checked).toBeGreaterThanOrEqual(decisions.length)
  expect(faulty).toEqual([])
}

withDatabases((dialect, open) => {
  const worlds: TierWorld[] = []
  afterAll(() => {
    for (const world of worlds) world.clear()
  })
  const begin = async () => {
    const world = await tierWorld(await open())
    worlds.push(world)
    await world.publish(world.ladder)
    await world.worker.drain()
    await joinTrack(world.otto(), { partnerId: world.bluefern.id, track: 'technology' })
    return world
  }

  describe('events of one partner that arrive at once', () => {
    test('are decided one after the other, though the clocks of the servers differ', async () => {
      const world = await begin()
      const partnerId = world.bluefern.id
      const people = [world.petra, world.ana, world.ben, world.omid]
      await Promise.all(
        Array.from({ length: 12 }, async (_, index) => {
          // Half of the servers are up to a minute behind.
          const now = world.now() + (index % 2 === 0 ? index : -60_000 + index)
          const person = people[index % people.length] ?? world.petra
          const ctx = createContext(world.parts, { actor: { kind: 'system', name: 'test' }, requestId: 'r', now })
          await ctx.transaction(async (tx) => {
            await appendFact(
              tx,
              {
                kind: 'certificate-held',
                partnerId,
                personId: person.personId,
                certification: index < 4 ? ASSOCIATE : 'integration-professional',
                trueFrom: now - DAY,
                trueUntil: null,
                source: 'test',
                attributes: {},
              },
              { sourceKey: `concurrent:${index}` },
            )
            await reEvaluate(tx, { partnerId, cause: { kind: 'certificate', id: String(index) } })
            await tx.audit({ action: 'test.heard', subject: { kind: 'test', id: String(index) } })
          })
        }),
      )
      const decisions = await world.decisions(partnerId)
      expect(decisions.map(({ number }) => number)).toEqual(decisions.map((_, index) => index + 1))
      const times = decisions.map(({ decided_at }) => decided_at)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(await world.standing(partnerId)).toMatchObject({
        tier: decisions.at(-1)?.tier_after,
        decision_id: decisions.at(-1)?.id,
      })
      const observed = JSON.parse(decisions.at(-1)?.proof ?? '{}').tiers[1].node.observed
      expect(observed).toBe('4/1')
      await expectProven(world, partnerId)
    })

    if (dialect === 'postgres')
      test('heard by several workers, entered and looked at by the timer together, do not wait for one another', async () => {
        const world = await begin()
        const partnerId = world.bluefern.id
        const entry = (index: number) => ({
          ...{ kind: 'metric', name: 'revenue', amount: String(1000 + index), date: '2026-03-01', until: '' },
          ...{ customer: '', line: '', note: '' },
        })
        await Promise.all([
          ...Array.from({ length: 8 }, (_, index) =>
            recordEntry(world.otto(), { partnerId, typed: entry(index), key: `k${index}` }),
          ),
          ...Array.from({ length: 4 }, () => reEvaluateDue(world.system())),
          world.certify(world.ana, ASSOCIATE),
          world.certify(world.ben, ASSOCIATE),
        ])
        expect(await world.factsOf(partnerId, 'metric')).toHaveLength(8)
        expect((await world.standing(partnerId))?.tier).toBe('silver')
        await expectProven(world, partnerId)
      })
  })

  test('a year of events leaves proofs that verify and decisions that can be made again', async () => {
    const world = await begin()
    const partnerId = world.bluefern.id
    const typed = (name: string, change: object) => ({
      ...{ kind: 'metric', name, amount: '', date: '2026-03-01', until: '', customer: '', line: '', note: '' },
      ...change,
    })
    const ana = await world.certify(world.ana, ASSOCIATE, { until: '2026-06-01' })
    await world.certify(world.ben, ASSOCIATE)
    await world.certify(world.omid, 'integration-professional')
    await recordEntry(world.otto(), { partnerId, typed: typed('revenue', { amount: '90000.10' }), key: 'a' })
    await recordEntry(world.otto(), {
      partnerId,
      typed: typed('business-plan', { kind: 'attestation', until: '2026-12-31' }),
      key: 'b',
    })
    world.goTo('2026-05-01')
    await recordEntry(world.otto(), {
      partnerId,
      typed: typed('revenue', { amount: '60000', date: '2026-04-20' }),
      key: 'c',
    })
    expect((await world.standing(partnerId))?.tier).toBe('gold')
    await world.publish({ ...world.ladder, effective: '2026-07-01' })
    await world.worker.drain()
    for (const date of ['2026-06-01', '2026-06-20', '2026-07-01', '2026-07-31', '2026-08-15']) {
      world.goTo(date)
      await reEvaluateDue(world.system())
    }
    expect((await world.standing(partnerId))?.tier).toBe('silver')
    await world.certify(world.ana, ASSOCIATE, { until: '2028-08-15', renews: ana })
    world.goTo('2027-03-02')
    await reEvaluateDue(world.system())
    const changes = (await world.decisions(partnerId)).map(({ change }) => change)
    expect(new Set(changes)).toEqual(new Set(['promotion', 'none', 'grace-started', 'demotion']))
    await expectProven(world, partnerId)
  })
})
