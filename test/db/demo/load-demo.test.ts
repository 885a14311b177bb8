import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DatabaseHandle, openDatabase } from '#db/open'
import { certificatesOf } from '~/areas/certifications/list-certificates.server'
import { DEMO_PEOPLE_SETTING } from '~/areas/identity/demo-people.server'
import { replayDecision } from '~/areas/tiers/decisions/replay-decision.server'
import type { Fact } from '~/areas/tiers/facts/facts'
import type { Programme } from '~/areas/tiers/language/programme'
import { contentCompiler } from '~/jobs/content-compiler.server'
import { demoState } from '~/jobs/demo/demo-state.server'
import { type LoadedDemo, loadDemo } from '~/jobs/demo/load-demo.server'
import { sitExam } from '~/jobs/demo/sit-exam.server'
import { openStage } from '~/jobs/demo/stage.server'
import { type CheckedContent, checkContent } from '~/jobs/publish-content.server'
import { verifyAudit } from '~/platform/audit.server'
import { checkIntegrity } from '~/platform/backup.server'
import { type Config, readConfig } from '~/platform/env.server'
import { json } from '~/platform/json'
import { createLogger } from '~/platform/log.server'
import { readSetting } from '~/platform/settings.server'
import { createDatabase, withDatabases } from '../databases'

const NOW = Date.UTC(2026, 10, 23, 4, 30)
const log = createLogger('silent', 'test')
const folder = mkdtempSync(join(process.env.RUNG_TEST_FOLDER ?? tmpdir(), 'rung-demo-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const configFor = (url: string): Config => readConfig({ DATABASE_URL: url, RUNG_DATA_DIR: folder, RUNG_DEMO: '1' })

/** A vendor of one person, and nothing else; its content is never asked for. */
const SMALL = `
password: one-rung-at-a-time
vendor: { name: Halyard, slug: halyard, country: NL, region: Europe, day: 20 }
staff:
  - { key: ingrid, name: Ingrid Solberg, email: ingrid@halyard.example, roles: [administrator], timeZone: UTC, day: 19 }
partners:
  - slug: bluefern
    name: Bluefern
    country: GR
    region: Europe
    day: 12
    shows: A company with one person.
    people:
      - { key: petra, name: Petra Manager, email: petra@bluefern.example, roles: [partner-manager], timeZone: UTC, day: 9 }
signIns:
  - { person: petra, as: partner-manager, see: Nothing yet. }
`

withDatabases((dialect, open) => {
  const nothing = { publish: async () => [] }
  const load = async (handle: DatabaseHandle, now = NOW) => {
    const world = join(folder, 'small/demo')
    await mkdir(world, { recursive: true })
    writeFileSync(join(world, 'world.yaml'), SMALL)
    return loadDemo({ config: configFor(handle.url), log, folder: join(folder, 'small'), content: nothing, now })
  }

  test('people arrive by the links in their mails; who can sign in is noted', async () => {
    const handle = await open()
    const loaded = await load(handle)
    expect(loaded).toMatchObject({ isNew: true, password: 'one-rung-at-a-time' })
    expect(await readSetting(handle.db, DEMO_PEOPLE_SETTING)).toEqual({
      password: 'one-rung-at-a-time',
      people: [
        {
          email: 'petra@bluefern.example',
          name: 'Petra Manager',
          role: 'partner-manager',
          organisation: 'Bluefern',
          see: 'Nothing yet.',
        },
      ],
    })
    expect((await verifyAudit(handle.db)).broken).toBeNull()
  })

  test('a second load changes nothing', async () => {
    const handle = await open()
    await load(handle)
    const before = await rowsOf(handle)
    expect(await load(handle, NOW + 86_400_000)).toMatchObject({ isNew: false })
    expect(await rowsOf(handle)).toEqual(before)
  })

  test('half a demo is thrown away and loaded anew; on PostgreSQL it says what to do', async () => {
    const handle = await open()
    const failing = { publish: () => Promise.reject(new Error('the disk is full')) }
    await mkdir(join(folder, 'small/demo'), { recursive: true })
    writeFileSync(join(folder, 'small/demo/world.yaml'), SMALL)
    const options = { config: configFor(handle.url), log, folder: join(folder, 'small'), now: NOW }
    await expect(loadDemo({ ...options, content: failing })).rejects.toThrow('An act of the demo failed: publish')
    expect(await demoState(handle.db)).toBe('loading')
    if (dialect === 'postgres')
      return expect(load(handle)).rejects.toThrow(/interrupted.*\n.*Empty the PostgreSQL database/)

    // Whoever has it open may be loading it.
    await expect(load(handle)).rejects.toThrow('The database is in use')
    await handle.close()
    expect(await load(handle)).toMatchObject({ isNew: true })
    const again = openDatabase(handle.url)
    expect(await demoState(again.db).finally(() => again.close())).toBe('loaded')
  })

  test('a database that is in use is left alone', async () => {
    const handle = await open()
    await load(handle)
    await handle.db.deleteFrom('settings').execute()
    const before = await rowsOf(handle)
    await expect(load(handle)).rejects.toThrow('holds a vendor already')
    expect(await rowsOf(handle)).toEqual(before)
  })
})

// The whole world once: end-to-end tests load it on both databases.
describe('the demo of content/', () => {
  let handle: DatabaseHandle
  let loaded: LoadedDemo
  let content: CheckedContent
  let remove: () => Promise<void>

  beforeAll(async () => {
    const compiler = contentCompiler(log)
    content = await checkContent('content', compiler).finally(() => compiler.close())
    const database = await createDatabase('sqlite')
    remove = database.remove
    loaded = await loadDemo({ config: configFor(database.url), log, folder: 'content', content, now: NOW })
    handle = openDatabase(database.url)
  }, 300_000)
  afterAll(async () => {
    await handle?.close()
    await remove?.()
  })

  test('twelve partners, each in the state that its story is about', async () => {
    expect(loaded.isNew).toBe(true)
    const rows = await handle.db
      .selectFrom('organisations')
      .leftJoin('tier_standings', 'tier_standings.partner_id', 'organisations.id')
      .leftJoin('tracks', 'tracks.id', 'tier_standings.track_id')
      .select(['organisations.slug', 'tracks.slug as track', 'tier', 'grace_until'])
      .where('kind', '=', 'partner')
      .orderBy('organisations.slug')
      .orderBy('tracks.slug')
      .execute()
    expect(new Set(rows.map(({ slug }) => slug)).size).toBe(12)
    expect(
      rows.map(
        ({ slug, track, tier, grace_until }) =>
          `${slug}: ${track ?? 'no track'} ${tier ?? ''}${grace_until ? ' in grace' : ''}`,
      ),
    ).toEqual([
      'aegean-systems: technology silver',
      'balkan-systems: reseller registered',
      'balkan-systems: technology gold',
      'balkan-systems: training centre in grace',
      'baobab-cloud: no track ',
      'bluefern-integration: reseller registered',
      'bluefern-integration: technology registered',
      'cedarline-cloud: technology platinum',
      'cedarline-cloud: training centre in grace',
      'hanami-logic: reseller gold',
      'hanami-logic: training centre in grace',
      'mare-alta: technology registered',
      'nordlys-handel: reseller silver',
      'ostrava-data-works: technology silver in grace',
      'quillon-advisory: reseller registered',
      'sahel-conseil: technology silver',
      'sepehr-rayaneh: reseller silver',
      'sepehr-rayaneh: technology silver',
    ])
    const changes = await handle.db
      .selectFrom('decisions')
      .innerJoin('organisations', 'organisations.id', 'decisions.partner_id')
      .select(['slug', 'change'])
      .where('change', 'in', ['demotion', 'grace-ended-by-recovery'])
      .orderBy('slug')
      .execute()
    expect(changes).toEqual([
      { slug: 'mare-alta', change: 'demotion' },
      { slug: 'sahel-conseil', change: 'grace-ended-by-recovery' },
    ])
  })

  test('certificates of every state: one ends soon, one has ended, one was renewed, one revoked', async () => {
    const states = await statesOf([
      'katerina@aegean.example',
      'tomas@ostravadata.example',
      'otieno@baobab.example',
      'kristian@nordlys.example',
    ])
    expect(states).toEqual({
      'katerina@aegean.example': ['in-renewal'],
      'tomas@ostravadata.example': ['expired'],
      'otieno@baobab.example': ['active', 'superseded'],
      'kristian@nordlys.example': ['revoked'],
    })
    const ending = await handle.db
      .selectFrom('certificates')
      .innerJoin('people', 'people.id', 'certificates.person_id')
      .select('expires_at')
      .where('email', '=', 'katerina@aegean.example')
      .executeTakeFirstOrThrow()
    expect(((ending.expires_at ?? 0) - NOW) / 86_400_000).toBeLessThan(45)
  })

  test('no work is left over, nothing is damaged, the audit trail is whole', async () => {
    const open = await handle.db
      .selectFrom('jobs')
      .select(['name', 'last_error'])
      .where('state', '!=', 'done')
      .execute()
    expect(open).toEqual([])
    expect(await checkIntegrity(handle)).toEqual([])
    expect((await verifyAudit(handle.db)).broken).toBeNull()
    const later = await handle.db.selectFrom('audit_log').select('id').where('at', '>', NOW).execute()
    expect(later).toEqual([])
  })

  test('of all attempts one is unusual: fast, mostly right, and away from the page', async () => {
    const found = await handle.db
      .selectFrom('integrity_cases')
      .innerJoin('integrity_evidence', 'integrity_evidence.case_id', 'integrity_cases.id')
      .innerJoin('people', 'people.id', 'integrity_cases.person_id')
      .select(['people.email', 'integrity_evidence.kind', 'integrity_cases.state'])
      .orderBy('integrity_evidence.kind')
      .execute()
    expect(found).toEqual([
      { email: 'otieno@baobab.example', kind: 'pace', state: 'open' },
      { email: 'otieno@baobab.example', kind: 'signals', state: 'open' },
    ])
    const looked = await handle.db.selectFrom('integrity_looks').select('attempt_id').execute()
    const ended = await handle.db.selectFrom('results').select('attempt_id').distinct().execute()
    expect(looked.map(({ attempt_id }) => attempt_id).sort()).toEqual(ended.map((row) => row.attempt_id).sort())
  })

  test('what is older than a month has been read, what is newer has not', async () => {
    const month = NOW - 31 * 86_400_000
    const rows = await handle.db.selectFrom('notifications').select(['created_at', 'read_at']).execute()
    expect(rows.filter(({ created_at, read_at }) => created_at < month && read_at === null)).toEqual([])
    expect(rows.some(({ read_at }) => read_at === null)).toBe(true)
  })

  test('every stored decision comes out the same when it is made again', async () => {
    const decisions = await handle.db.selectFrom('decisions').selectAll().orderBy('number').execute()
    const versions = new Map(
      (await handle.db.selectFrom('rule_versions').select(['id', 'programme']).execute()).map(
        ({ id, programme }) => [id, json<Programme>(programme)] as const,
      ),
    )
    const facts = await handle.db
      .selectFrom('facts')
      .select(['partner_id', 'content'])
      .orderBy('known_at')
      .orderBy('id')
      .execute()
    expect(decisions.length).toBeGreaterThan(100)
    for (const decision of decisions) {
      const programme = versions.get(decision.rule_version_id)
      if (!programme) throw new Error('a decision names its rules')
      const earlier = decisions.filter(
        (other) =>
          other.partner_id === decision.partner_id &&
          other.track_id === decision.track_id &&
          other.number < decision.number,
      )
      const same = replayDecision(decision, {
        programme,
        facts: facts.filter((row) => row.partner_id === decision.partner_id).map((row) => json<Fact>(row.content)),
        earlier,
        programmeBefore: versions.get(earlier.at(-1)?.rule_version_id ?? '') ?? null,
      })
      expect([decision.cause_kind, decision.number, same]).toEqual([decision.cause_kind, decision.number, true])
    }
  })

  test('Lena’s pass is the one certificate that is missing: it makes Bluefern Silver in both tracks', async () => {
    const stage = await openStage(configFor(handle.url), log, NOW)
    try {
      const lena = await handle.db
        .selectFrom('people')
        .innerJoin('memberships', 'memberships.person_id', 'people.id')
        .innerJoin('organisations', 'organisations.id', 'memberships.organisation_id')
        .select(['people.id', 'people.name', 'email', 'locale', 'time_zone'])
        .select(['organisations.id as organisation', 'organisations.name as organisation_name', 'slug'])
        .where('email', '=', 'lena@bluefern.example')
        .executeTakeFirstOrThrow()
      const tierOf = async () =>
        handle.db.selectFrom('tier_standings').select('tier').where('partner_id', '=', lena.organisation).execute()
      const pool = await handle.db
        .selectFrom('people')
        .select('id')
        .where('email', '=', 'chloe@halyard.example')
        .executeTakeFirstOrThrow()
      const { name, email, locale } = lena
      stage.enter('lena', {
        ...{ personId: lena.id, name, email, locale, timeZone: lena.time_zone, roles: ['learner'] },
        organisationId: lena.organisation,
        organisationKind: 'partner',
        organisationName: lena.organisation_name,
        organisationSlug: lena.slug,
      })
      stage.enter('chloe', {
        ...{
          personId: pool.id,
          name: 'Chloé',
          email: 'chloe@halyard.example',
          locale,
          timeZone: 'UTC',
          roles: ['trainer'],
        },
        organisationId: 'halyard',
        organisationKind: 'vendor',
        organisationName: 'Halyard',
        organisationSlug: 'halyard',
      })
      expect(await tierOf()).toEqual([{ tier: 'registered' }, { tier: 'registered' }])
      await sitExam(stage, {
        person: 'lena',
        exam: 'integration-associate',
        right: 100,
        abandoned: false,
        certifications: [],
      })
      await stage.settle()
      expect(await tierOf()).toEqual([{ tier: 'silver' }, { tier: 'silver' }])
    } finally {
      await stage.close()
    }
  })

  async function statesOf(emails: readonly string[]): Promise<Record<string, string[]>> {
    const stage = await openStage(configFor(handle.url), log, NOW)
    try {
      const people = await handle.db
        .selectFrom('people')
        .select(['id', 'email'])
        .where('email', 'in', [...emails])
        .execute()
      const states: Record<string, string[]> = {}
      for (const { id, email } of people)
        states[email] = (await certificatesOf(stage.system(), { personId: id })).map(({ state }) => state.state).sort()
      return states
    } finally {
      await stage.close()
    }
  }
})

/** How many rows each table has that a load could touch. */
async function rowsOf({ db }: DatabaseHandle): Promise<Record<string, number>> {
  const tables = [
    'organisations',
    'people',
    'memberships',
    'mails',
    'jobs',
    'audit_log',
    'sessions',
    'settings',
  ] as const
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    counts[table] = Number(row.count)
  }
  return counts
}
