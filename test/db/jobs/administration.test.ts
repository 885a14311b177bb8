import { expect, test } from 'vitest'
import { roles } from '~/platform/actor'
import { isAppError } from '~/platform/errors'
import { DONE_SHOWN, JOBS_PAGE, listJobs } from '~/platform/list-jobs.server'
import { retryJob } from '~/platform/retry-job.server'
import { withDatabases } from '../databases'
import { type PlatformWorld, platformWorld, staff } from '../platform/platform-world'

withDatabases((_dialect, open) => {
  test('an administrator sees what waits, what failed with its reason, and what was done lately', async () => {
    const world = platformWorld(await open())
    await failForGood(world, "ENOENT: open '/srv/rung/data/files/ab'\n    at Object.open")
    await world.system().enqueue({ name: 'tiers.look', payload: {}, runAt: world.now() + 60_000 })
    await world.system().enqueue({ name: 'import', payload: {} })
    await world.worker({ jobs: { import: async () => null } }).drain()

    const dead = await listJobs(world.administrator(), new URLSearchParams({ state: 'dead' }))
    expect(dead.counts).toEqual({ ready: 1, dead: 1, done: 1 })
    expect(dead.rows).toHaveLength(1)
    expect(dead.rows[0]).toMatchObject({
      name: 'mail.send',
      phase: 'dead',
      attempts: 1,
      maxAttempts: 1,
      lastError: "ENOENT: open '…/ab'",
    })
    const ready = await listJobs(world.administrator(), new URLSearchParams())
    expect(ready.rows.map(({ name, phase }) => [name, phase])).toEqual([['tiers.look', 'scheduled']])

    world.pass(DONE_SHOWN + 1)
    const later = await listJobs(world.administrator(), new URLSearchParams({ state: 'done' }))
    expect([later.counts.done, later.counts.dead]).toEqual([0, 1])
  })

  test('the list is filtered by name and cut into pages', async () => {
    const world = platformWorld(await open())
    for (let n = 0; n < JOBS_PAGE + 3; n++)
      await world.system().enqueue({ name: 'a', payload: {}, runAt: world.now() + n })
    await world.system().enqueue({ name: 'b', payload: {} })
    const second = await listJobs(world.administrator(), new URLSearchParams({ name: 'a', page: '2' }))
    expect([second.rows.length, second.total, second.names]).toEqual([3, JOBS_PAGE + 3, ['a', 'b']])
    const none = await listJobs(
      world.administrator(),
      new URLSearchParams({ name: 'c', state: 'nonsense', page: '-4' }),
    )
    expect([none.rows.length, none.view]).toEqual([0, { state: 'ready', name: 'c', page: 1 }])
  })

  test('a dead letter that is tried again has all its tries, and the trail says who asked', async () => {
    const world = platformWorld(await open())
    const id = await failForGood(world, 'the mail server was away')
    await retryJob(world.administrator(), id)
    let sent = 0
    await world.worker({ jobs: { 'mail.send': async () => ++sent } }).drain()
    expect(sent).toBe(1)
    const entry = await world.parts.db.selectFrom('audit_log').selectAll().executeTakeFirstOrThrow()
    expect(entry).toMatchObject({
      action: 'jobs.retried',
      actor_id: 'person-administrator',
      subject_kind: 'job',
      subject_id: id,
    })
  })

  test('only what is dead can be tried again; two clicks try once', async () => {
    const world = platformWorld(await open())
    const id = await failForGood(world, 'no')
    await retryJob(world.administrator(), id)
    await expect(retryJob(world.administrator(), id)).rejects.toMatchObject({ code: 'admin.job-not-dead', status: 409 })
    await expect(retryJob(world.administrator(), 'nothing')).rejects.toMatchObject({ code: 'admin.job-not-found' })
    const entries = await world.parts.db.selectFrom('audit_log').select('id').execute()
    expect(entries).toHaveLength(1)
  })

  test('nobody else sees the queue or moves it', async () => {
    const world = platformWorld(await open())
    const id = await failForGood(world, 'no')
    const others = [
      staff(...roles.filter((role) => role !== 'administrator')),
      { ...staff('administrator'), organisationKind: 'partner' as const },
      { kind: 'anonymous' as const },
    ]
    for (const actor of others) {
      for (const attempt of [listJobs(world.as(actor), new URLSearchParams()), retryJob(world.as(actor), id)]) {
        const error = await attempt.catch((thrown: unknown) => thrown)
        expect(isAppError(error) && error.code).toBe('admin.not-an-administrator')
      }
    }
  })
})

/** A job whose only try fails. */
async function failForGood(world: PlatformWorld, message: string): Promise<string> {
  const id = await world.system().enqueue({ name: 'mail.send', payload: {}, maxAttempts: 1 })
  await world
    .worker({
      jobs: {
        'mail.send': async () => {
          throw new Error(message)
        },
      },
    })
    .drain()
  return id
}
