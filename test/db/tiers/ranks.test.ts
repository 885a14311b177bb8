import { afterAll, describe, expect, test } from 'vitest'
import { checkDecisions } from '~/areas/tiers/decisions/check-decisions.server'
import { appendFact } from '~/areas/tiers/facts/record-fact.server'
import { parseProgramme } from '~/areas/tiers/parse/parse-programme'
import { takeDueRanks } from '~/areas/tiers/ranks/take-due-ranks.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { withDatabases } from '../databases'
import { day, type TierWorld, tierWorld } from './tier-world'

const SOURCE = `
track: agencies
title: Agencies
effective: 2026-01-01
currency: USD
metrics: { spend: { unit: money, title: Spend } }
ranks:
  by-spend: { title: Rank by spend, of: { sum: { of: spend, months: 12 } }, taken: [04-01] }
tiers:
  - slug: premier
    title: Premier
    requires: { measure: { of: { least: { of: by-spend, value: { field: place }, otherwise: 1000 } }, atMost: 1 } }
transition: { promote: at-once, demote: at-once }
`

withDatabases((_dialect, open) => {
  const worlds: TierWorld[] = []
  afterAll(() => {
    for (const world of worlds) world.clear()
  })

  describe('a rank whose day has come', () => {
    test('is taken once, from what was known then, and moves tiers with a proof', async () => {
      const world = await tierWorld(await open())
      worlds.push(world)
      const parsed = parseProgramme(SOURCE, { certifications: [] })
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      await world.publish(parsed.programme)
      await world.worker.drain()
      const partners = [world.bluefern, world.tamarack]
      for (const { id } of partners) await joinTrack(world.otto(), { partnerId: id, track: 'agencies' })
      for (const [index, { id }] of partners.entries())
        await world.system().transaction((tx) =>
          appendFact(
            tx,
            {
              ...{ kind: 'metric', partnerId: id, metric: 'spend', amount: `${100 * (index + 1)}/1` },
              ...{ trueFrom: day('2026-03-01'), trueUntil: null, source: 'test', attributes: {} },
            },
            { sourceKey: `spend:${id}` },
          ),
        )
      expect(await takeDueRanks(world.system())).toBe(0)
      world.goTo('2026-04-01')
      expect(await takeDueRanks(world.system())).toBe(2)
      expect(await takeDueRanks(world.system())).toBe(0)
      const tierOf = async (id: string) => (await world.standing(id, 'agencies'))?.tier
      expect([await tierOf(world.tamarack.id), await tierOf(world.bluefern.id)]).toEqual(['premier', null])
      const [place] = await world.factsOf(world.tamarack.id, 'record')
      expect(JSON.parse(place?.content ?? '')).toMatchObject({
        ...{ record: 'by-spend', trueFrom: day('2026-04-01') },
        numbers: { place: '1/1', participants: '2/1', value: '200/1' },
      })
      expect((await checkDecisions(world.system())).faulty).toEqual([])
    })
  })
})
