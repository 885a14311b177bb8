import { expect, test } from 'vitest'
import { openDatabase } from '#db/open'
import type { Ctx } from '~/platform/context.server'
import {
  DONE_KEPT_MS,
  finishJob,
  forgetOldJobs,
  insertHandlers,
  interruptionDelay,
  leaseJob,
  MOST_INTERRUPTIONS,
  releaseLeases,
  retryDelay,
} from '~/platform/jobs.server'
import { writeSetting } from '~/platform/settings.server'
import { withDatabases } from '../databases'
import { type PlatformWorld, platformWorld } from '../platform/platform-world'

const LEASE = 15_000
const passed = { type: 'exams.passed', v: 1, person: 'lena' }

withDatabases((dialect, open) => {
  test('an event reaches each of its subscribers once, with the event’s id', async () => {
    const world = platformWorld(await open())
    const heard: string[] = []
    const hear = (name: string) => async (_tx: Ctx, event: unknown, of: { eventId: string }) => {
      heard.push(`${name} ${(event as typeof passed).person} ${of.eventId}`)
    }
    const worker = world.worker({
      subscriptions: { 'exams.passed': ['certify', 'notify'] },
      handlers: { certify: hear('certify'), notify: hear('notify') },
    })
    await world.system().transaction((tx) => tx.publish(passed))
    await worker.drain()
    await worker.drain()
    const { id } = await eventRow(world)
    expect(heard.sort()).toEqual([`certify lena ${id}`, `notify lena ${id}`])
    expect(await statesOf(world)).toEqual({ done: 3 })
  })

  test('what a transaction that failed had published is never told, and wakes nobody', async () => {
    const world = platformWorld(await open())
    await expect(
      world.system().transaction(async (tx) => {
        await tx.publish(passed)
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    expect(await statesOf(world)).toEqual({})
    expect(world.wakes()).toBe(0)
    await world.system().transaction((tx) => tx.publish(passed))
    expect(world.wakes()).toBe(1)
  })

  test('an event outside of a transaction is refused: it could be told without its cause', async () => {
    const world = platformWorld(await open())
    await expect(world.system().publish(passed)).rejects.toThrow('outside a transaction')
  })

  test('a handler that dies after it has written leaves nothing; its next try writes once', async () => {
    const world = platformWorld(await open())
    let dies = 2
    const worker = world.worker({
      subscriptions: { 'exams.passed': ['certify'] },
      handlers: {
        certify: async (tx) => {
          await addOne(tx, 'certificates')
          if (dies-- > 0) throw new Error('the process was killed')
        },
      },
    })
    await world.system().transaction((tx) => tx.publish(passed))
    await worker.drain()
    expect(await countOf(world, 'certificates')).toBe(0)
    expect(await jobNamed(world, 'certify')).toMatchObject({
      state: 'ready',
      attempts: 1,
      last_error: 'the process was killed',
      run_at: world.now() + retryDelay(1),
      leased_by: null,
    })

    world.pass(retryDelay(1) - 1)
    await worker.drain()
    expect((await jobNamed(world, 'certify')).attempts).toBe(1)
    world.pass(1)
    await worker.drain()
    world.pass(retryDelay(2))
    await worker.drain()
    expect(await countOf(world, 'certificates')).toBe(1)
    expect(await jobNamed(world, 'certify')).toMatchObject({ state: 'done', attempts: 3, last_error: null })
  })

  test('a worker that died keeps its rows until the lease ends; then another does them, and the first is too late', async () => {
    const world = platformWorld(await open())
    await world.system().enqueue({ name: 'import', payload: {} })
    const taken = await leaseJob(world.parts.db, {
      lane: 'jobs',
      worker: 'dead:1:1',
      now: world.now(),
      until: world.now() + LEASE,
    })
    expect(taken?.attempts).toBe(1)
    let runs = 0
    const worker = world.worker({ jobs: { import: async () => ++runs } })
    await worker.drain()
    expect(runs).toBe(0)

    world.pass(LEASE + 1)
    await worker.drain()
    expect(runs).toBe(1)
    const late = await finishJob(world.parts.db, { id: taken?.id ?? '', worker: 'dead:1:1', now: world.now() })
    expect(late).toBe(false)
    expect(await jobNamed(world, 'import')).toMatchObject({ state: 'done', attempts: 2, result: '1' })
  })

  test('a job that takes its process down each time is given up; those behind it are never tried with it', async () => {
    const world = platformWorld(await open())
    await world.system().enqueue({ name: 'bomb', payload: {}, maxAttempts: 3 })
    world.pass(1)
    await world.system().enqueue({ name: 'import', payload: {} })
    let bombs = 0
    const worker = world.worker({ jobs: { bomb: async () => ++bombs, import: async () => 1 } })
    for (let death = 1; death <= MOST_INTERRUPTIONS; death++) {
      world.pass(interruptionDelay(death - 1))
      const until = world.now() + LEASE
      const first = await leaseJob(world.parts.db, { lane: 'jobs', worker: `dead:${death}:1`, now: world.now(), until })
      expect(first).toMatchObject({ name: 'bomb', attempts: death, interruptions: death - 1 })
      await releaseLeases(world.parts.db, world.now(), () => false)
      // Whatever ends the process again and again is left alone for a while, and others have their turn.
      if (interruptionDelay(death) > 0) await worker.drain()
      expect((await jobNamed(world, 'import')).state).toBe(interruptionDelay(death) > 0 ? 'done' : 'ready')
    }
    world.pass(interruptionDelay(MOST_INTERRUPTIONS))
    await worker.drain()
    expect(bombs).toBe(0)
    expect(await jobNamed(world, 'bomb')).toMatchObject({ state: 'dead', interruptions: MOST_INTERRUPTIONS })
    expect(await jobNamed(world, 'import')).toMatchObject({ attempts: 1 })
  })

  test('a job that was interrupted more often than it may fail has all its tries left', async () => {
    const world = platformWorld(await open())
    await world.system().enqueue({ name: 'import', payload: {}, maxAttempts: 2 })
    for (let death = 1; death <= 4; death++) {
      const lease = { lane: 'jobs' as const, worker: `dead:${death}:1`, now: world.now(), until: world.now() + LEASE }
      expect(await leaseJob(world.parts.db, lease)).toMatchObject({ name: 'import' })
      // Half of them on another machine, whose lease has to run out.
      if (death % 2 === 0) world.pass(LEASE + 1)
      else await releaseLeases(world.parts.db, world.now(), () => false)
    }
    let tries = 0
    const worker = world.worker({
      jobs: {
        import: async () => {
          tries++
          throw new Error('not today')
        },
      },
    })
    await worker.drain()
    expect(await jobNamed(world, 'import')).toMatchObject({ state: 'ready', interruptions: 4 })
    world.pass(interruptionDelay(4) + 1_000)
    await worker.drain()
    expect(tries).toBe(2)
    expect(await jobNamed(world, 'import')).toMatchObject({ state: 'dead', last_error: 'not today' })
  })

  test('a worker that is told to stop ends the row it is at and leaves the others untried', async () => {
    const world = platformWorld(await open())
    const done: string[] = []
    for (const name of ['first', 'second']) {
      await world.system().enqueue({ name, payload: {} })
      world.pass(1)
    }
    let stopped: Promise<void> | undefined
    const worker = world.worker({
      jobs: {
        first: async () => {
          stopped = worker.stop()
          done.push('first')
        },
        second: async () => done.push('second'),
      },
    })
    await worker.drain()
    await stopped
    expect(done).toEqual(['first'])
    expect(await jobNamed(world, 'first')).toMatchObject({ state: 'done' })
    expect(await jobNamed(world, 'second')).toMatchObject({ state: 'ready', leased_by: null, attempts: 0 })
  })

  test('work that is asked for while the last look is made is not left until the next poll', async () => {
    const world = platformWorld(await open())
    const worker = world.worker({ jobs: { import: async () => null } })
    for (let round = 0; round < 20; round++) {
      const looking = worker.drain()
      await world.system().enqueue({ name: 'import', payload: {} })
      await Promise.all([looking, worker.drain()])
      expect((await jobNamed(world, 'import')).state).toBe('done')
      await world.parts.db.deleteFrom('jobs').execute()
    }
  })

  test('leases of a process that is no more are given back at once, those of the living are not', async () => {
    const world = platformWorld(await open())
    for (const name of ['a', 'b']) {
      await world.system().enqueue({ name, payload: {} })
      world.pass(1)
    }
    const lease = (worker: string) =>
      leaseJob(world.parts.db, { lane: 'jobs', worker, now: world.now(), until: world.now() + LEASE })
    await lease('gone:1:1')
    await lease('alive:2:1')
    expect(await releaseLeases(world.parts.db, world.now(), (worker) => worker === 'alive:2:1')).toBe(1)
    const held = await world.parts.db.selectFrom('jobs').select('leased_by').orderBy('name').execute()
    expect(held).toEqual([{ leased_by: null }, { leased_by: 'alive:2:1' }])
  })

  test('two workers at once: every job once', async () => {
    const first = await open()
    // Two connections of one process to one SQLite file would wait for each other: the driver does not yield.
    const second = dialect === 'postgres' ? openDatabase(first.url) : first
    try {
      const [mine, yours] = [platformWorld(first), platformWorld(second)]
      for (let n = 0; n < 60; n++) await mine.system().transaction((tx) => tx.publish({ ...passed, n }))
      const parts = {
        subscriptions: { 'exams.passed': ['certify'] },
        handlers: { certify: async (tx: Ctx) => addOne(tx, 'certificates') },
      }
      await Promise.all([mine.worker(parts).drain(), yours.worker(parts).drain()])
      // One may have found the queue empty while the other was still making handlers.
      await mine.worker(parts).drain()
      expect(await countOf(mine, 'certificates')).toBe(60)
      expect(await statesOf(mine)).toEqual({ done: 120 })
    } finally {
      if (second !== first) await second.close()
    }
  })

  test('a long job keeps nobody waiting: a second worker takes what the first has not begun', async () => {
    const world = platformWorld(await open())
    for (const name of ['long', 'short']) {
      await world.system().enqueue({ name, payload: {} })
      world.pass(1)
    }
    const done: string[] = []
    const jobs = (who: string, pause: () => Promise<void>) => ({
      long: async () => {
        await pause()
        done.push(`${who} long`)
      },
      short: async () => done.push(`${who} short`),
    })
    let goOn: () => void = () => {}
    let isAtIt: () => void = () => {}
    const begun = new Promise<void>((resolve) => (isAtIt = resolve))
    const paused = new Promise<void>((resolve) => (goOn = resolve))
    const first = world.worker({
      jobs: jobs('first', () => {
        isAtIt()
        return paused
      }),
    })
    const working = first.drain()
    await begun
    await world.worker({ jobs: jobs('second', async () => {}) }).drain()
    expect(done).toEqual(['second short'])
    goOn()
    await working
    expect(done).toEqual(['second short', 'first long'])
    expect(await jobNamed(world, 'short')).toMatchObject({ attempts: 1 })
  })

  test('events and their handlers do not wait for a long job of the same worker', async () => {
    const world = platformWorld(await open())
    await world.system().enqueue({ name: 'long', payload: {} })
    const done: string[] = []
    let goOn: () => void = () => {}
    const heard = new Promise<void>((resolve) => (goOn = resolve))
    const worker = world.worker({
      subscriptions: { 'exams.passed': ['certify'] },
      handlers: {
        certify: async () => {
          done.push('certified')
          goOn()
        },
      },
      jobs: {
        long: async (ctx) => {
          await ctx.transaction((tx) => tx.publish(passed))
          // The word that wakes the workers in a process.
          void worker.drain()
          await heard
          done.push('long')
        },
      },
    })
    await worker.drain()
    expect(done).toEqual(['certified', 'long'])
  })

  test('what was done a month ago is forgotten; a key is kept, and what stood under it is not', async () => {
    const world = platformWorld(await open())
    const ask = () => world.system().enqueue({ name: 'remind', payload: { person: 'lena' }, dedupeKey: 'due:1' })
    const told: string[] = []
    const worker = world.worker({
      subscriptions: { 'exams.passed': ['certify'] },
      handlers: { certify: async () => {} },
      jobs: {
        mail: async () => null,
        remind: async () => told.push('reminded'),
        broken: async () => {
          throw new Error('no')
        },
      },
    })
    await world.system().transaction((tx) => tx.publish(passed))
    await world.system().enqueue({ name: 'mail', payload: { email: 'lena@bluefern.example' } })
    await world.system().enqueue({ name: 'broken', payload: { person: 'lena' }, maxAttempts: 1 })
    const id = await ask()
    await worker.drain()
    world.pass(DONE_KEPT_MS)
    await forgetOldJobs(world.parts.db, world.now())
    expect(await statesOf(world)).toEqual({ done: 4, dead: 1 })

    await world.system().enqueue({ name: 'mail', payload: { email: 'new@bluefern.example' } })
    await worker.drain()
    world.pass(1)
    await forgetOldJobs(world.parts.db, world.now())
    const left = await world.parts.db.selectFrom('jobs').select(['name', 'state', 'payload']).orderBy('name').execute()
    expect(left).toEqual([
      { name: 'broken', state: 'dead', payload: '{"person":"lena"}' },
      { name: 'mail', state: 'done', payload: '{"email":"new@bluefern.example"}' },
      { name: 'remind', state: 'done', payload: 'null' },
    ])
    expect(await ask()).toBe(id)
    await worker.drain()
    expect(told).toEqual(['reminded'])
  })

  test('more than is forgotten in one step is forgotten all the same', async () => {
    const world = platformWorld(await open())
    const rows = Array.from({ length: 1_201 }, (_, n) => ({
      id: `job-${n}`,
      kind: 'job' as const,
      name: 'remind',
      payload: '{"person":"lena"}',
      dedupe_key: n % 2 ? `due:${n}` : null,
      state: 'done' as const,
      run_at: 1,
      max_attempts: 8,
      created_at: 1,
      finished_at: 2,
    }))
    for (let from = 0; from < rows.length; from += 100)
      await world.parts.db
        .insertInto('jobs')
        .values(rows.slice(from, from + 100))
        .execute()
    await forgetOldJobs(world.parts.db, world.now())
    expect(await statesOf(world)).toEqual({ done: 600 })
    const payloads = await world.parts.db.selectFrom('jobs').select('payload').distinct().execute()
    expect(payloads).toEqual([{ payload: 'null' }])
  })

  test('an event that is turned into handlers twice has each of them once', async () => {
    const world = platformWorld(await open())
    await world.system().transaction((tx) => tx.publish(passed))
    const event = await eventRow(world)
    for (let n = 0; n < 2; n++) await insertHandlers(world.parts.db, event, ['certify', 'notify'], world.now())
    const handlers = await world.parts.db.selectFrom('jobs').select('name').where('kind', '=', 'handler').execute()
    expect(handlers.map(({ name }) => name).sort()).toEqual(['certify', 'notify'])
  })

  test('the same dedupe key is one job, whoever asks and however often', async () => {
    const world = platformWorld(await open())
    const ask = () => world.system().enqueue({ name: 'mail.send', payload: {}, dedupeKey: 'mail 1' })
    expect(await ask()).toBe(await ask())
    expect(await statesOf(world)).toEqual({ ready: 1 })
  })

  test('work for later waits for its time', async () => {
    const world = platformWorld(await open())
    let runs = 0
    const worker = world.worker({ jobs: { remind: async () => ++runs } })
    await world.system().enqueue({ name: 'remind', payload: {}, runAt: world.now() + 5_000 })
    await worker.drain()
    expect(runs).toBe(0)
    world.pass(5_000)
    await worker.drain()
    expect(runs).toBe(1)
  })

  test('pauses grow fourfold up to an hour, and the last try makes a dead letter with its reason', async () => {
    const world = platformWorld(await open())
    const worker = world.worker({
      jobs: {
        'mail.send': async () => {
          throw new Error('connect ECONNREFUSED')
        },
      },
    })
    await world.system().enqueue({ name: 'mail.send', payload: {}, maxAttempts: 4 })
    const pauses: number[] = []
    for (let tries = 1; tries <= 4; tries++) {
      await worker.drain()
      const job = await jobNamed(world, 'mail.send')
      expect(job.attempts).toBe(tries)
      if (job.state === 'ready') pauses.push(job.run_at - world.now())
      world.pass(job.run_at - world.now())
    }
    expect(pauses).toEqual([1_000, 4_000, 16_000])
    expect(retryDelay(20)).toBe(3_600_000)
    expect(await jobNamed(world, 'mail.send')).toMatchObject({ state: 'dead', last_error: 'connect ECONNREFUSED' })
    world.pass(86_400_000)
    await worker.drain()
    expect((await jobNamed(world, 'mail.send')).attempts).toBe(4)
  })

  test('a name that nobody knows is a failure like any other: it is kept, and says so', async () => {
    const world = platformWorld(await open())
    await world.system().enqueue({ name: 'no.such.job', payload: {} })
    await world.worker({}).drain()
    expect(await jobNamed(world, 'no.such.job')).toMatchObject({ state: 'ready', attempts: 1 })
    expect((await jobNamed(world, 'no.such.job')).last_error).toContain('no job is named no.such.job')
  })

  test('a worker that is stopped takes nothing new', async () => {
    const world = platformWorld(await open())
    const worker = world.worker({ jobs: { import: async () => 1 } })
    await worker.stop()
    await world.system().enqueue({ name: 'import', payload: {} })
    await worker.drain()
    expect(await jobNamed(world, 'import')).toMatchObject({ state: 'ready', leased_by: null })
  })

  test('open pages of the vendor hear that the queue has moved', async () => {
    const world = platformWorld(await open())
    await world.system().enqueue({ name: 'import', payload: {} })
    await world.worker({ jobs: { import: async () => null } }).drain()
    const signals = await world.parts.db.selectFrom('live_signals').select(['topic', 'kind']).execute()
    expect(signals).toContainEqual({ topic: 'vendor', kind: 'jobs-changed' })
  })
})

/** An effect on the database that can be counted. */
async function addOne(tx: Ctx, key: string): Promise<void> {
  await writeSetting(tx.db, `${key} ${crypto.randomUUID()}`, 1, tx.now)
}

async function countOf(world: PlatformWorld, key: string): Promise<number> {
  const rows = await world.parts.db.selectFrom('settings').select('key').where('key', 'like', `${key} %`).execute()
  return rows.length
}

async function statesOf(world: PlatformWorld): Promise<Record<string, number>> {
  const rows = await world.parts.db
    .selectFrom('jobs')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]))
}

const jobNamed = (world: PlatformWorld, name: string) =>
  world.parts.db.selectFrom('jobs').selectAll().where('name', '=', name).executeTakeFirstOrThrow()

const eventRow = (world: PlatformWorld) =>
  world.parts.db.selectFrom('jobs').select(['id', 'payload']).where('kind', '=', 'event').executeTakeFirstOrThrow()
