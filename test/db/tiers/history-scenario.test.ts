import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { checkDecisions } from '~/areas/tiers/decisions/check-decisions.server'
import { makeHistory } from '~/areas/tiers/decisions/make-history'
import { reEvaluate } from '~/areas/tiers/decisions/re-evaluate.server'
import { reEvaluateDue } from '~/areas/tiers/decisions/re-evaluate-due.server'
import { viewHistory } from '~/areas/tiers/decisions/view-history.server'
import type { Fact } from '~/areas/tiers/facts/facts'
import type { NewFact } from '~/areas/tiers/facts/new-fact'
import { appendFact } from '~/areas/tiers/facts/record-fact.server'
import { writeFacts } from '~/areas/tiers/facts/write-facts'
import type { Programme } from '~/areas/tiers/language/programme'
import { parseProgramme } from '~/areas/tiers/parse/parse-programme'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { CERTIFICATIONS } from '~/areas/tiers/testing/build-programme'
import { withDatabases } from '../databases'
import { day, type TierWorld, tierWorld } from './tier-world'

const version = (effective: string, gold: number, more: string, demote: string): string => `track: services
title: Services
effective: ${effective}
currency: EUR
certifications: { integration-associate: { level: associate }, old-associate: { level: associate } }
${more}
metrics: { revenue: { unit: money, title: Revenue } }
tiers:
  - { slug: registered, title: Registered, requires: always }
  - { slug: silver, title: Silver, requires: { countPeople: { atLeast: 2, holding: integration-associate } } }
  - { slug: gold, title: Gold, requires: { sum: { metric: revenue, atLeast: ${gold}, months: 12 } } }
transition: { promote: at-once, demote: ${demote} }
`
/** At first a tier is frozen until its anniversary; from July on it is kept for 60 days, and more revenue is asked. */
const SOURCES = {
  '2026-01-01': version('2026-01-01', 100_000, '', 'at-anniversary'),
  '2026-07-01': version(
    '2026-07-01',
    150_000,
    'retired: { old-associate: { countsUntil: 2026-10-01, countsAs: integration-associate } }',
    '{ afterGrace: { days: 60 } }',
  ),
}

const read = (source: string): Programme => {
  const parsed = parseProgramme(source, { certifications: CERTIFICATIONS })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.programme
}
const versions = Object.values(SOURCES).map(read)
const text = (at: number) => new Date(at).toISOString().slice(0, 10)

withDatabases((_dialect, open) => {
  const worlds: TierWorld[] = []
  afterAll(() => {
    for (const world of worlds) world.clear()
  })

  /** A year of Bluefern: a late fact, a correction, a retired certification, a freeze, new rules in the middle, a grace. */
  async function yearOfBluefern() {
    const world = await tierWorld(await open())
    worlds.push(world)
    const partnerId = world.bluefern.id
    for (const programme of versions) await world.publish(programme)
    await world.worker.drain()
    const learn = (fact: NewFact, sourceKey: string) =>
      world.system().transaction(async (tx) => {
        const id = await appendFact(tx, fact, { sourceKey })
        await reEvaluate(tx, { partnerId, cause: { kind: 'fact', id } })
        return id ?? ''
      })
    const revenue = (amount: string, from: string): NewFact => ({
      ...{ kind: 'metric', partnerId, metric: 'revenue', amount, trueFrom: day(from), trueUntil: null },
      ...{ source: 'test', attributes: {} },
    })
    await joinTrack(world.otto(), { partnerId, track: 'services' })
    const certificates = [
      await world.certify(world.ana, 'integration-associate'),
      await world.certify(world.ben, 'integration-associate'),
    ]
    await world.certify(world.omid, 'old-associate')
    world.goTo('2026-04-10')
    const late = await learn(revenue('120000/1', '2026-02-01'), 'late')
    world.goTo('2026-05-04')
    await learn(
      {
        ...{ kind: 'correction', partnerId, corrects: late, becomes: { amount: '160000/1' } },
        ...{ trueFrom: day('2026-05-04'), trueUntil: null, source: 'test', attributes: {} },
      },
      'corrected',
    )
    world.goTo('2026-06-01')
    if (certificates[1]) await world.revoke(certificates[1])
    for (let at = '2026-06-02'; at < '2027-02-01'; at = text(day(at) + 86_400_000)) {
      world.goTo(at)
      await reEvaluateDue(world.system())
    }
    return { world, partnerId }
  }

  describe('a year with new rules in its middle', () => {
    test('is told on the history page, proved, and made again by the command line', async () => {
      const { world, partnerId } = await yearOfBluefern()
      const stored = await world.decisions(partnerId, 'services')
      const told = stored.map(({ decided_at, tier_after, change }) => [text(decided_at), tier_after, change])
      expect(told).toEqual([
        ['2026-03-02', 'registered', 'promotion'],
        ['2026-03-02', 'registered', 'none'],
        ['2026-03-02', 'silver', 'promotion'],
        ['2026-04-10', 'gold', 'promotion'],
        ['2026-05-04', 'gold', 'none'],
        ['2026-06-01', 'gold', 'grace-started'],
        ['2026-07-01', 'gold', 'grace-ended-by-recovery'],
        ['2026-10-01', 'gold', 'grace-started'],
        ['2026-11-30', 'registered', 'demotion'],
      ])
      expect((await checkDecisions(world.system())).faulty).toEqual([])

      const { entries } = await viewHistory(world.as(world.petra), { partnerId, track: 'services', page: 1 })
      const marks = Object.fromEntries(entries.map((entry) => [text(entry.at), entry.marks]))
      expect(marks['2026-04-10']).toContain('late')
      expect(marks['2026-05-04']).toContain('corrected')
      expect(marks['2026-06-01']).toContain('kept')
      expect(marks['2026-07-01']).toContain('rules')
      const lines = Object.fromEntries(
        entries.map((entry) => [text(entry.at), entry.events.lines.map(({ key }) => key)]),
      )
      expect([marks['2026-07-01'], lines['2026-07-01']]).toEqual([
        expect.arrayContaining(['retired']),
        expect.arrayContaining(['fact.retired']),
      ])
      expect([marks['2026-10-01'], lines['2026-10-01']]).toEqual([
        expect.arrayContaining(['retired', 'kept']),
        expect.arrayContaining(['fact.retired-ended']),
      ])
      expect(entries.filter((entry) => entry.marks.includes('retired'))).toHaveLength(2)
      for (const entry of entries) expect(entry.reasons.length).toBeGreaterThan(0)

      const facts = (
        await world.handle.db.selectFrom('facts').select('content').where('partner_id', '=', partnerId).execute()
      ).map(({ content }) => JSON.parse(content) as Fact)
      const until = day('2027-02-01') - 1
      const from = stored[0]?.decided_at ?? 0
      const expected = stored
        .filter(({ decided_at }) => decided_at <= until)
        .map(({ decided_at, tier_after, change }) => ({ at: decided_at, tier: tier_after, change }))
      const made = makeHistory({ versions, facts, from, until })
      expect(
        made.map(({ at, transition }) => ({ at, tier: transition.tierAfter, change: transition.changed })),
      ).toEqual(expected)
      expect(await replayed(facts, { from, until })).toEqual(expected)
    }, 120_000)
  })
})

/** What `rung tiers replay` says of the same facts, from files alone. */
async function replayed(
  facts: readonly Fact[],
  of: { from: number; until: number },
): Promise<{ at: number; tier: string | null; change: string }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rung-replay-'))
  try {
    mkdirSync(join(folder, 'services'))
    for (const [effective, source] of Object.entries(SOURCES))
      writeFileSync(join(folder, 'services', `${effective}.yaml`), source)
    writeFileSync(join(folder, 'facts.json'), writeFacts(facts))
    const moment = (at: number) => new Date(at).toISOString()
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...['--import', 'tsx', 'scripts/rung.ts', 'tiers', 'replay', '--json'],
        ...['--programme', join(folder, 'services'), '--facts', join(folder, 'facts.json')],
        ...['--from', moment(of.from), '--until', moment(of.until)],
      ],
      { maxBuffer: 64 * 2 ** 20 },
    )
    const { partners } = JSON.parse(stdout) as {
      partners: { decisions: { number: number; at: string; tier: string | null; change: string }[] }[]
    }
    return (partners[0]?.decisions ?? []).map(({ at, tier, change }) => ({ at: Date.parse(at), tier, change }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
