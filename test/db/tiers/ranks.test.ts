import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { checkDecisions } from '~/areas/tiers/decisions/check-decisions.server'
import type { Fact } from '~/areas/tiers/facts/facts'
import { appendFact } from '~/areas/tiers/facts/record-fact.server'
import { writeFacts } from '~/areas/tiers/facts/write-facts'
import { parseProgramme } from '~/areas/tiers/parse/parse-programme'
import { takeDueRanks } from '~/areas/tiers/ranks/take-due-ranks.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { withDatabases } from '../databases'
import { DAY, day, type TierWorld, tierWorld } from './tier-world'

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

const BY_REGION = `
track: agencies
title: Agencies
effective: 2026-01-01
currency: USD
metrics: { spend: { unit: money, title: Spend } }
ranks:
  by-spend: { title: Rank by spend, of: { sum: { of: spend, months: 6 } }, within: region, taken: [04-01, 10-01] }
tiers:
  - slug: member
    title: Member
    requires: { measure: { of: { least: { of: by-spend, value: { field: place }, otherwise: 1000 } }, atMost: 2 } }
  - slug: premier
    title: Premier
    requires: { measure: { of: { least: { of: by-spend, value: { field: place }, otherwise: 1000 } }, atMost: 1 } }
transition: { promote: at-once, demote: { afterGrace: { days: 30 } } }
`

type Told = {
  partner: string
  qualified?: string | null
  held?: string | null
  decisions?: { at: string; computed: string | null; tier: string | null }[]
}

const moment = (at: unknown): string => new Date(Number(at)).toISOString()

/** What the command line says of partners by files alone. */
async function command(facts: readonly Fact[], [name = '', ...words]: string[]): Promise<Told[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rung-ranks-'))
  try {
    writeFileSync(join(folder, 'rules.yaml'), BY_REGION)
    writeFileSync(join(folder, 'facts.json'), writeFacts(facts))
    const files = ['--programme', join(folder, 'rules.yaml'), '--facts', join(folder, 'facts.json'), '--json']
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'scripts/rung.ts', 'tiers', name, ...files, ...words],
      { maxBuffer: 64 * 2 ** 20 },
    )
    const told = JSON.parse(stdout) as Told[] | { partners: Told[] }
    return 'partners' in told ? told.partners : told
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

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
      const spend = (partnerId: string, amount: number) =>
        world.system().transaction((tx) =>
          appendFact(
            tx,
            {
              ...{ kind: 'metric', partnerId, metric: 'spend', amount: `${amount}/1` },
              ...{ trueFrom: day('2026-03-01'), trueUntil: null, source: 'test', attributes: {} },
            },
            { sourceKey: `spend:${partnerId}` },
          ),
        )
      for (const [index, { id }] of partners.entries()) await spend(id, 100 * (index + 1))
      expect(await takeDueRanks(world.system())).toBe(0)
      world.goTo('2026-04-01')
      expect(await takeDueRanks(world.system())).toBe(2)
      expect(await takeDueRanks(world.system())).toBe(0)
      const newcomer = await createOrganisation(world.system(), { kind: 'partner', name: 'Aspen Grove', region: null })
      await joinTrack(world.otto(), { partnerId: newcomer.organisationId, track: 'agencies' })
      await spend(newcomer.organisationId, 900)
      world.pass(DAY)
      expect(await takeDueRanks(world.system())).toBe(0)
      expect(await world.factsOf(newcomer.organisationId, 'record')).toEqual([])
      const tierOf = async (id: string) => (await world.standing(id, 'agencies'))?.tier
      expect([await tierOf(world.tamarack.id), await tierOf(world.bluefern.id)]).toEqual(['premier', null])
      const [place] = await world.factsOf(world.tamarack.id, 'record')
      expect(JSON.parse(place?.content ?? '')).toMatchObject({
        ...{ record: 'by-spend', trueFrom: day('2026-04-01') },
        numbers: { place: '1/1', participants: '2/1', value: '200/1' },
      })
      expect((await checkDecisions(world.system())).faulty).toEqual([])
    })

    test('files alone give the same places, tiers and dates', async () => {
      const world = await tierWorld(await open())
      worlds.push(world)
      const parsed = parseProgramme(BY_REGION, { certifications: [] })
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      await world.publish(parsed.programme)
      await world.worker.drain()
      const regions = ['DACH', 'DACH', 'DACH', 'Nordics', 'Nordics', null]
      const partners = [world.bluefern]
      for (const [index, region] of regions.entries())
        partners.push(await world.organisation('partner', `Partner ${index}`, region))
      const late = partners.pop()
      const spend = async (id: string, amount: number, date: string) =>
        world.system().transaction((tx) =>
          appendFact(
            tx,
            {
              ...{ kind: 'metric', partnerId: id, metric: 'spend', amount: `${amount}/1` },
              ...{ trueFrom: day(date), trueUntil: null, source: 'test', attributes: {} },
            },
            { sourceKey: `spend:${id}:${date}` },
          ),
        )
      for (const [index, { id }] of partners.entries()) {
        await joinTrack(world.otto(), { partnerId: id, track: 'agencies' })
        await spend(id, [300, 200, 300, 100, 50, 50][index] ?? 0, '2026-03-01')
      }
      const takeAt = async (date: string) => {
        world.goTo(date)
        await takeDueRanks(world.system())
      }
      await takeAt('2026-04-01')
      world.goTo('2026-05-04')
      if (late) await joinTrack(world.otto(), { partnerId: late.id, track: 'agencies' })
      await spend(world.bluefern.id, 1000, '2026-05-01')
      await takeAt('2026-10-01')

      const rows = await world.handle.db.selectFrom('facts').select('content').orderBy('id').execute()
      // Those of the track: who is in none has no place, and stands in no file about it.
      const facts = rows
        .map(({ content }) => JSON.parse(content) as Fact)
        .filter(({ partnerId }) => [...partners, late].some((one) => one?.id === partnerId))
      const places = facts.filter(({ kind }) => kind === 'record')
      expect(places).toHaveLength(6 + 7)
      const known = facts.filter(({ kind }) => kind !== 'record')
      const joined = new Map<string, readonly unknown[][]>()
      for (const { id } of [...partners, late].filter((one) => one !== undefined))
        joined.set(
          id,
          (await world.decisions(id, 'agencies')).map((one) => [one.decided_at, one.tier_computed, one.tier_after]),
        )
      const replayed = async (id: string, ...words: string[]) => {
        const from = moment(joined.get(id)?.[0]?.[0])
        const told = await command(known, ['replay', '--from', from, '--until', '2026-10-01', ...words])
        return new Map(
          told.map(({ partner, decisions = [] }) => [
            partner,
            decisions.map(({ at, computed, tier }) => [Date.parse(at), computed, tier]),
          ]),
        )
      }
      const early = await replayed(world.bluefern.id)
      for (const { id } of partners) expect(early.get(id)).toEqual(joined.get(id))
      // The places of one are found among all.
      if (late) expect([...(await replayed(late.id, '--partner', late.id))]).toEqual([[late.id, joined.get(late.id)]])

      const evaluated = await command(known, ['evaluate', '--at', '2026-10-01'])
      for (const { partner, qualified, held } of evaluated) {
        const standing = await world.standing(partner, 'agencies')
        expect([qualified, held]).toEqual([standing?.computed, standing?.tier])
      }
      expect(new Set(evaluated.map(({ held }) => held))).toEqual(new Set(['premier', 'member']))
      const recorded = await command(facts, ['evaluate', '--at', '2026-10-01'])
      expect(recorded.map(({ qualified }) => qualified)).toEqual(evaluated.map(({ qualified }) => qualified))
    }, 120_000)
  })
})
