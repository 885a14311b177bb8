import { expect, test } from 'vitest'
import { createLiveHub, forgetOldSignals, insertSignal, type Signal } from '~/platform/live.server'
import { createLogger } from '~/platform/log.server'
import { type OpenDatabase, withDatabases } from '../databases'
import { platformWorld } from './platform-world'

const log = createLogger('silent', 'test')
const lena = 'person:lena'

withDatabases((dialect, open) => {
  test('an open page hears its topics only, each signal once and in order', async () => {
    const world = platformWorld(await open())
    const { hub, heard } = await listening(world.handle, [lena])
    for (let n = 1; n <= 20; n++) await world.system().signal(n % 4 === 0 ? 'person:ben' : lena, 'notification', { n })
    hub.wake()
    await until(() => heard.length === 15)
    hub.wake()
    await pause()
    const numbers = heard.map(({ data }) => (JSON.parse(data ?? '{}') as { n: number }).n)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1).filter((n) => n % 4 !== 0))
    expect(heard.map(({ seq }) => seq)).toEqual(heard.map(({ seq }) => seq).toSorted((a, b) => a - b))
    hub.stop()
  })

  test('a signal of a change that failed is never heard', async () => {
    const world = platformWorld(await open())
    const { hub, heard } = await listening(world.handle, [lena])
    const failing = world.system().transaction(async (tx) => {
      await tx.signal(lena, 'notification')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await world.system().signal(lena, 'tier-changed')
    hub.wake()
    await until(() => heard.length > 0)
    expect(heard.map(({ kind }) => kind)).toEqual(['tier-changed'])
    hub.stop()
  })

  test('a page that was away hears what it missed, then what comes', async () => {
    const world = platformWorld(await open())
    await world.system().signal(lena, 'one')
    const { hub, heard, stop } = await listening(world.handle, [lena])
    await world.system().signal(lena, 'two')
    hub.wake()
    await until(() => heard.length === 1)
    stop()
    await world.system().signal(lena, 'three')
    const again: Signal[] = []
    await hub.listen(
      { topics: new Set([lena]), send: (signal) => again.push(signal) },
      { afterSeq: heard[0]?.seq ?? 0 },
    )
    await world.system().signal(lena, 'four')
    hub.wake()
    await until(() => again.length >= 2)
    await pause()
    expect(again.map(({ kind }) => kind)).toEqual(['three', 'four'])
    hub.stop()
  })

  test('a page that opens now does not hear of before', async () => {
    const world = platformWorld(await open())
    const hub = await createLiveHub(world.parts.db, log, 60_000)
    await world.system().signal(lena, 'before')
    const heard: Signal[] = []
    await hub.listen({ topics: new Set([lena]), send: (signal) => heard.push(signal) })
    await world.system().signal(lena, 'after')
    hub.wake()
    await until(() => heard.length > 0)
    expect(heard.map(({ kind }) => kind)).toEqual(['after'])
    hub.stop()
  })

  test('a page hears what happened between its making and its listening', async () => {
    const world = platformWorld(await open())
    const hub = await createLiveHub(world.parts.db, log, 60_000)
    await world.system().signal(lena, 'before')
    world.pass(1_000)
    const madeAt = world.now()
    await world.system().signal(lena, 'between')
    await world.system().signal('person:ben', 'of another')
    const heard: Signal[] = []
    await hub.listen({ topics: new Set([lena]), send: (signal) => heard.push(signal) }, { at: madeAt })
    await world.system().signal(lena, 'after')
    hub.wake()
    await until(() => heard.length > 1)
    await pause()
    expect(heard.map(({ kind }) => kind)).toEqual(['between', 'after'])
    hub.stop()
  })

  test('a page that comes back amid a storm hears everything since, each signal once', async () => {
    const world = platformWorld(await open())
    const { hub, heard: others } = await listening(world.handle, [lena])
    await world.system().signal(lena, 'one')
    hub.wake()
    await until(() => others.length === 1)
    const storm = async (n: number) => {
      await world.system().signal(lena, `storm ${n}`)
      hub.wake()
    }
    const before = [1, 2, 3].map(storm)
    const again: Signal[] = []
    const back = hub.listen(
      { topics: new Set([lena]), send: (signal) => again.push(signal) },
      { afterSeq: others[0]?.seq ?? 0 },
    )
    const after = [4, 5, 6].map(storm)
    await Promise.all([...before, back, ...after])
    await until(() => others.length === 7 && again.length >= 6)
    await pause()
    const numbers = (of: Signal[]) => of.map(({ kind }) => kind).sort()
    expect(numbers(again)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `storm ${n}`))
    expect(numbers(others)).toEqual(['one', ...numbers(again)])
    hub.stop()
  })

  test('more signals than one reading holds are all heard at once', async () => {
    const world = platformWorld(await open())
    const { hub, heard } = await listening(world.handle, [lena])
    const row = { topic: lena, kind: 'import', data: null, at: world.now() }
    for (let batch = 0; batch < 5; batch++)
      await world.parts.db
        .insertInto('live_signals')
        .values(Array.from({ length: 500 }, () => row))
        .execute()
    hub.wake()
    await until(() => heard.length === 2_500)
    expect(new Set(heard.map(({ seq }) => seq)).size).toBe(2_500)
    hub.stop()
  })

  test('a page that cannot be written to does not keep the news from the others', async () => {
    const world = platformWorld(await open())
    const hub = createLiveHub(world.handle.db, log, 60_000)
    const broken = () => {
      throw new Error('write after end')
    }
    await hub.listen({ topics: new Set([lena]), send: broken })
    const heard: Signal[] = []
    await hub.listen({ topics: new Set([lena]), send: (signal) => heard.push(signal) })
    await world.system().signal(lena, 'notification')
    hub.wake()
    await until(() => heard.length === 1)
    hub.stop()
  })

  // SQLite has one writer, so numbers are given in the order of commits.
  if (dialect === 'postgres')
    test('a signal whose number is lower but whose commit came later is heard all the same', async () => {
      const world = platformWorld(await open())
      const { hub, heard } = await listening(world.handle, [lena])
      let letGo = () => {}
      const held = new Promise<void>((resolve) => {
        letGo = resolve
      })
      let isWritten = () => {}
      const written = new Promise<void>((resolve) => {
        isWritten = resolve
      })
      const slow = world.parts.db.transaction().execute(async (tx) => {
        await insertSignal(tx, { topic: lena, kind: 'slow', at: world.now() })
        isWritten()
        await held
      })
      await written
      await world.system().signal(lena, 'quick')
      hub.wake()
      await until(() => heard.length === 1)
      letGo()
      await slow
      hub.wake()
      await until(() => heard.length === 2)
      expect(heard.map(({ kind }) => kind)).toEqual(['quick', 'slow'])
      expect((heard[0]?.seq ?? 0) > (heard[1]?.seq ?? 0)).toBe(true)
      hub.stop()
    })

  test('signals of yesterday are forgotten', async () => {
    const world = platformWorld(await open())
    await world.system().signal(lena, 'old')
    world.pass(86_400_000)
    await world.system().signal(lena, 'new')
    await forgetOldSignals(world.parts.db, world.now() - 1_000)
    const left = await world.parts.db.selectFrom('live_signals').select('kind').execute()
    expect(left).toEqual([{ kind: 'new' }])
  })
})

async function listening(handle: OpenDatabase, topics: readonly string[]) {
  const hub = await createLiveHub(handle.db, log, 60_000)
  const heard: Signal[] = []
  const stop = await hub.listen({ topics: new Set(topics), send: (signal) => heard.push(signal) })
  return { hub, heard, stop }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 60))

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !condition(); tries++) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(condition()).toBe(true)
}
