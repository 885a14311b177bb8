import { expect, test } from 'vitest'
import { markPublished, publishedCache } from '~/platform/published.server'
import { withDatabases } from '../databases'
import { platformWorld } from './platform-world'

withDatabases((_dialect, open) => {
  test('what is published is read once for all requests, and anew when somebody has published', async () => {
    const world = platformWorld(await open())
    world.parts.published = publishedCache()
    let reads = 0
    const read = async () => ++reads
    const ask = () => world.system().published('courses', read)

    expect([await ask(), await ask()], 'nothing was ever published, so nothing is kept').toEqual([1, 2])
    await markPublished(world.parts.db)
    expect([await ask(), await ask(), await world.system().published('exams', read)]).toEqual([3, 3, 4])
    await markPublished(world.parts.db)
    expect([await ask(), await ask()]).toEqual([5, 5])
  })

  test('a publication that fails changes nothing, and a transaction sees its own', async () => {
    const world = platformWorld(await open())
    world.parts.published = publishedCache()
    await markPublished(world.parts.db)
    let value = 'old'
    const read = async () => value
    expect(await world.system().published('title', read)).toBe('old')
    value = 'new'
    const failing = world.system().transaction(async (tx) => {
      await markPublished(tx.db)
      expect(await tx.published('title', read)).toBe('new')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await world.system().published('title', read)).toBe('old')
  })

  test('a reading that failed is tried again', async () => {
    const world = platformWorld(await open())
    world.parts.published = publishedCache()
    await markPublished(world.parts.db)
    const failing = async (): Promise<string> => {
      throw new Error('busy')
    }
    await expect(world.system().published('title', failing)).rejects.toThrow('busy')
    expect(await world.system().published('title', async () => 'read')).toBe('read')
  })
})
