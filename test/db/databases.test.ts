import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate, pendingMigrations } from '#db/migrator'
import { openDatabase } from '#db/open'
import { withDatabases } from './databases'

withDatabases((dialect, open) => {
  test('a database arrives with every migration applied', async () => {
    const database = await open()
    expect(database.dialect).toBe(dialect)
    expect(await pendingMigrations(database)).toEqual([])
    expect(await migrate(database)).toEqual([])
  })

  test('what one test writes, another does not see', async () => {
    const [mine, yours] = [await open(), await open()]
    await sql`create table mark (id integer)`.execute(mine.db)
    await expect(sql`select * from mark`.execute(yours.db)).rejects.toThrow(/mark/)
  })

  test('the same database opens again by its url after it was closed', async () => {
    const first = await open()
    await sql`create table mark (id integer)`.execute(first.db)
    await first.close()
    const second = openDatabase(first.url)
    expect((await sql`select * from mark`.execute(second.db)).rows).toEqual([])
    await second.close()
  })

  test('an unmigrated database takes every migration', async () => {
    const database = await open({ migrated: false })
    const pending = await pendingMigrations(database)
    expect(pending.length).toBeGreaterThan(0)
    expect(await migrate(database)).toEqual(pending)
  })
})
