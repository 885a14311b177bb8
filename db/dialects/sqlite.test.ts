import { Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { isUnavailable } from '../portable'
import { openSqlite, RungSqliteDialect } from './sqlite'

test('a full disk is told as that, though SQLite has rolled back by itself', async () => {
  const file = openSqlite(':memory:')
  const db = new Kysely<{ kept: { bytes: Buffer } }>({ dialect: new RungSqliteDialect(file) })
  await sql`create table kept (bytes blob not null) strict`.execute(db)
  file.pragma('max_page_count = 20')
  const error = await db
    .transaction()
    .execute(async (tx) => {
      try {
        for (;;)
          await tx
            .insertInto('kept')
            .values({ bytes: Buffer.alloc(4_096) })
            .execute()
      } finally {
        if (file.inTransaction) file.exec('rollback')
      }
    })
    .catch((thrown: unknown) => thrown)
  expect(isUnavailable(error)).toBe(true)
  expect(await db.selectFrom('kept').selectAll().execute()).toEqual([])
  await db.destroy()
})
