import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database as SqliteConnection } from 'better-sqlite3'
import { Kysely } from 'kysely'
import type pg from 'pg'
import { openPostgresPool, postgresDialect } from './dialects/postgres'
import { openSqlite, RungSqliteDialect } from './dialects/sqlite'
import type { Database } from './tables'

export type DatabaseHandle = {
  db: Kysely<Database>
  url: string
  close(): Promise<void>
} & ({ dialect: 'sqlite'; connection: SqliteConnection } | { dialect: 'postgres'; pool: pg.Pool })

export const isPostgresUrl = (url: string) => /^postgres(ql)?:\/\//.test(url)

/**
 * Opens the database that `url` names: a `postgres://` URL, or the path of a SQLite file (made when missing).
 * @param options.onError hears of connections to PostgreSQL that broke while nobody used them
 * @throws when a SQLite connection cannot be made durable
 */
export function openDatabase(url: string, options: { onError?: (error: Error) => void } = {}): DatabaseHandle {
  if (isPostgresUrl(url)) {
    const pool = openPostgresPool(url, options.onError)
    const db = new Kysely<Database>({ dialect: postgresDialect(pool) })
    return { db, url, dialect: 'postgres', pool, close: () => db.destroy() }
  }
  const path = url.replace(/^file:/, '')
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const connection = openSqlite(path)
  const db = new Kysely<Database>({ dialect: new RungSqliteDialect(connection) })
  return { db, url, dialect: 'sqlite', connection, close: () => db.destroy() }
}
