import { expect, test } from 'vitest'
import { verifyAudit } from '~/platform/audit.server'
import {
  CHECK_AUDIT_JOB,
  checkAuditTrail,
  latestAuditCheck,
  requestAuditCheck,
} from '~/platform/check-audit-trail.server'
import { AUDIT_PAGE, listAudit } from '~/platform/list-audit.server'
import { withDatabases } from '../databases'
import { type PlatformWorld, platformWorld, staff } from './platform-world'

withDatabases((_dialect, open) => {
  test('an untouched trail is whole, over more than one page of the walk', async () => {
    const world = platformWorld(await open())
    await writeEntries(world, 1_003)
    const pages: number[] = []
    const verdict = await verifyAudit(world.parts.db, async (entries) => {
      pages.push(entries)
    })
    expect(verdict).toEqual({ entries: 1_003, erased: 0, broken: null })
    expect(pages).toEqual([1_000, 1_003])
  })

  test('writers at the same moment stand in one line', async () => {
    const world = platformWorld(await open())
    await Promise.all(Array.from({ length: 20 }, (_, n) => writeEntry(world, n)))
    expect(await verifyAudit(world.parts.db)).toEqual({ entries: 20, erased: 0, broken: null })
  })

  const tampering: [string, string, (world: PlatformWorld, id: string) => Promise<unknown>][] = [
    [
      'another actor',
      'fields-changed',
      (world, id) =>
        world.parts.db.updateTable('audit_log').set({ actor_id: 'somebody' }).where('id', '=', id).execute(),
    ],
    [
      'another time',
      'fields-changed',
      (world, id) => world.parts.db.updateTable('audit_log').set({ at: 1 }).where('id', '=', id).execute(),
    ],
    [
      'another reason',
      'detail-changed',
      (world, id) =>
        world.parts.db
          .updateTable('audit_details')
          .set({ detail: '{"reason":"a kinder one"}' })
          .where('audit_id', '=', id)
          .execute(),
    ],
  ]
  test.each(tampering)('%s in one entry breaks the chain there', async (_what, why, tamper) => {
    const world = platformWorld(await open())
    await writeEntries(world, 5)
    const id = await entryAt(world, 3)
    await tamper(world, id)
    expect((await verifyAudit(world.parts.db)).broken).toEqual({ id, why })
  })

  test('an entry that was taken out is missed by the one after it', async () => {
    const world = platformWorld(await open())
    await writeEntries(world, 5)
    const [taken, next] = [await entryAt(world, 3), await entryAt(world, 4)]
    await world.parts.db.deleteFrom('audit_details').where('audit_id', '=', taken).execute()
    await world.parts.db.deleteFrom('audit_log').where('id', '=', taken).execute()
    expect((await verifyAudit(world.parts.db)).broken).toEqual({ id: next, why: 'not-linked' })
  })

  test('the database refuses a second entry after the same one: the chain cannot fork', async () => {
    const world = platformWorld(await open())
    await writeEntries(world, 2)
    const { seq: _seq, ...entry } = await world.parts.db
      .selectFrom('audit_log')
      .selectAll()
      .where('id', '=', await entryAt(world, 2))
      .executeTakeFirstOrThrow()
    const fork = world.parts.db.insertInto('audit_log').values({ ...entry, id: 'fork', hash: 'other' })
    await expect(fork.execute()).rejects.toThrow(/unique/i)
  })

  test('a detail can be erased without harm to the chain', async () => {
    const world = platformWorld(await open())
    await writeEntries(world, 3)
    await world.parts.db
      .updateTable('audit_details')
      .set({ detail: null })
      .where('audit_id', '=', await entryAt(world, 2))
      .execute()
    expect(await verifyAudit(world.parts.db)).toEqual({ entries: 3, erased: 1, broken: null })
    const { rows } = await listAudit(world.administrator(), new URLSearchParams(), 'UTC')
    expect(rows.map(({ detail }) => detail === null)).toEqual([false, true, false])
  })

  test('outside of a transaction nothing is recorded', async () => {
    const world = platformWorld(await open())
    const entry = { action: 'tiers.promotion', subject: { kind: 'decision', id: 'd' } }
    await expect(world.system().audit(entry)).rejects.toThrow('outside a transaction')
  })

  test('a check runs in the background, once, and its verdict stays', async () => {
    const world = platformWorld(await open())
    await writeEntries(world, 4)
    expect(await latestAuditCheck(world.administrator())).toBeNull()
    await requestAuditCheck(world.administrator())
    await requestAuditCheck(world.administrator())
    expect(await latestAuditCheck(world.administrator())).toMatchObject({ state: 'running', total: 0 })
    await world.worker({ jobs: { [CHECK_AUDIT_JOB]: checkAuditTrail } }).drain()
    // The question itself was recorded, once.
    expect(await latestAuditCheck(world.administrator())).toEqual({
      state: 'done',
      finishedAt: world.now(),
      verdict: { entries: 5, erased: 0, broken: null },
    })
    world.pass(1_000)
    await requestAuditCheck(world.administrator())
    expect(await latestAuditCheck(world.administrator())).toMatchObject({ state: 'running', requestedAt: world.now() })
  })

  test('the trail is filtered by whom, what, about what and when', async () => {
    const world = platformWorld(await open())
    await writeEntry(world, 1)
    world.pass(86_400_000)
    const examiner = world.as(staff('examiner'))
    await examiner.transaction((tx) =>
      tx.audit({ action: 'exams.published', subject: { kind: 'exam', id: 'a:b' }, after: { number: 2 } }),
    )
    const idsOf = async (query: Record<string, string>, zone = 'UTC') =>
      (await listAudit(world.administrator(), new URLSearchParams(query), zone)).rows.map(({ action }) => action)
    expect(await idsOf({})).toEqual(['exams.published', 'tiers.promotion'])
    expect(await idsOf({ by: 'system' })).toEqual(['tiers.promotion'])
    expect(await idsOf({ actor: 'person-examiner' })).toEqual(['exams.published'])
    expect(await idsOf({ action: 'tiers.promotion' })).toEqual(['tiers.promotion'])
    expect(await idsOf({ subject: 'exam:a:b' })).toEqual(['exams.published'])
    expect(await idsOf({ from: '2026-11-24' })).toEqual(['exams.published'])
    expect(await idsOf({ to: '2026-11-23' })).toEqual(['tiers.promotion'])
    expect(await idsOf({ from: 'yesterday', by: 'me', page: 'x' })).toHaveLength(2)
    const { rows } = await listAudit(world.administrator(), new URLSearchParams(), 'UTC')
    expect(rows[0]).toMatchObject({ detail: { after: { number: 2 } }, subject: { kind: 'exam', id: 'a:b' } })
  })

  test('pages go back to the first entry', async () => {
    const world = platformWorld(await open())
    await writeEntries(world, AUDIT_PAGE + 1)
    const second = await listAudit(world.administrator(), new URLSearchParams({ page: '2' }), 'UTC')
    expect([second.total, second.rows.map(({ id }) => id)]).toEqual([AUDIT_PAGE + 1, [await entryAt(world, 1)]])
  })

  test('only administrators read and check the trail', async () => {
    const world = platformWorld(await open())
    const moderator = world.as(staff('moderator', 'programme-manager'))
    const refused = { code: 'admin.not-an-administrator', status: 403 }
    await expect(listAudit(moderator, new URLSearchParams(), 'UTC')).rejects.toMatchObject(refused)
    await expect(requestAuditCheck(moderator)).rejects.toMatchObject(refused)
    await expect(latestAuditCheck(moderator)).rejects.toMatchObject(refused)
  })
})

const writeEntry = (world: PlatformWorld, n: number) =>
  world.system().transaction((tx) =>
    tx.audit({
      action: 'tiers.promotion',
      subject: { kind: 'decision', id: `decision-${n}` },
      organisationId: 'bluefern',
      reason: 'requirements met',
      before: { tier: 'registered' },
      after: { tier: 'silver' },
    }),
  )

/** Many at once in one transaction. */
const writeEntries = (world: PlatformWorld, count: number) =>
  world.system().transaction(async (tx) => {
    for (let n = 1; n <= count; n++)
      await tx.audit({ action: 'tiers.promotion', subject: { kind: 'decision', id: `decision-${n}` }, after: { n } })
  })

/** The id of the entry that was written as the nth, counted from 1. */
async function entryAt(world: PlatformWorld, n: number): Promise<string> {
  const row = await world.parts.db
    .selectFrom('audit_log')
    .select('id')
    .orderBy('seq')
    .limit(1)
    .offset(n - 1)
    .executeTakeFirstOrThrow()
  return row.id
}
