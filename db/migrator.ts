import { type Kysely, sql } from 'kysely'
import { migrations } from './migrations'
import { ddlFor } from './migrations/ddl'
import type { DatabaseHandle } from './open'

/** Any 64-bit number that no other program on the server locks. */
const ADVISORY_LOCK = 7_264_517_301

/**
 * Brings the database to the newest schema, each migration in its own transaction.
 * Several processes may call it at once: they wait for one another.
 * @returns the names of the migrations it applied, in order
 * @throws when the database holds a migration that this release does not know
 */
export async function migrate(handle: DatabaseHandle): Promise<string[]> {
  const db = handle.db as unknown as Kysely<unknown>
  return handle.dialect === 'postgres'
    ? db.connection().execute(async (connection) => {
        // Another server may be migrating for minutes; a request would not wait for a lock that long.
        await sql`set lock_timeout = 0`.execute(connection)
        await sql`select pg_advisory_lock(${ADVISORY_LOCK})`.execute(connection)
        try {
          return await applyMissing(connection, 'postgres')
        } finally {
          await sql`select pg_advisory_unlock(${ADVISORY_LOCK})`.execute(connection)
          await sql`reset lock_timeout`.execute(connection)
        }
      })
    : applyMissing(db, 'sqlite')
}

async function applyMissing(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<string[]> {
  const int8 = sql.raw(dialect === 'sqlite' ? 'integer' : 'bigint')
  await sql`create table if not exists schema_migrations (name text primary key, applied_at ${int8} not null)`.execute(
    db,
  )
  const known = new Set(migrations.map((migration) => migration.name))
  for (const name of await applied(db)) {
    if (!known.has(name)) throw new Error(`the database holds migration ${name}, which this release does not know`)
  }
  const done: string[] = []
  for (const migration of migrations) {
    await db.transaction().execute(async (tx) => {
      // Asked again inside the transaction: on SQLite another process may have been first.
      if ((await applied(tx)).has(migration.name)) return
      await migration.up(ddlFor(tx, dialect))
      await sql`insert into schema_migrations (name, applied_at) values (${migration.name}, ${Date.now()})`.execute(tx)
      done.push(migration.name)
    })
  }
  return done
}

async function applied(db: Kysely<unknown>): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`select name from schema_migrations`.execute(db)
  return new Set(rows.map((row) => row.name))
}

/** Names of migrations that the database still lacks; a server refuses to start while there are any. */
export async function pendingMigrations(handle: DatabaseHandle): Promise<string[]> {
  try {
    const names = await applied(handle.db as unknown as Kysely<unknown>)
    return migrations.map((migration) => migration.name).filter((name) => !names.has(name))
  } catch (error) {
    if (/no such table|does not exist/.test(String(error))) return migrations.map((migration) => migration.name)
    throw error
  }
}
