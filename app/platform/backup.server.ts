import { copyFile, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { openSqlite } from '#db/dialects/sqlite'
import { type DatabaseHandle, isPostgresUrl } from '#db/open'

/** `scripts/lib-prepare.mjs` lays it beside the embedded database. */
const PREPARED_STAMP = 'prepared'

const NOT_SQLITE = 'This database is PostgreSQL: use pg_dump and pg_restore, which know its users and settings.'

/**
 * Copies a SQLite database into one file while it is in use; the copy is complete and checked, or there is none.
 * @throws Error when the file exists, or when the database is PostgreSQL
 */
export async function backupTo(handle: DatabaseHandle, file: string): Promise<{ bytes: number; ms: number }> {
  if (handle.dialect !== 'sqlite') throw new Error(NOT_SQLITE)
  if (await exists(file)) throw new Error(`${file} exists already; a backup never overwrites.`)
  const started = Date.now()
  const part = `${file}.part`
  // What an interrupted backup left behind.
  await rm(part, { force: true })
  try {
    await sql`vacuum into ${part}`.execute(handle.db)
    refuseDamaged(part)
    await sync(part)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  await rename(part, file)
  return { bytes: (await stat(file)).size, ms: Date.now() - started }
}

/**
 * Puts a backup in the place of the database. What was there is kept beside it under a name with the time.
 * @throws Error when the backup is damaged, or when the database is in use
 */
export async function restoreFrom(databaseUrl: string, file: string): Promise<{ kept: string | null; ms: number }> {
  if (isPostgresUrl(databaseUrl)) throw new Error(NOT_SQLITE)
  const started = Date.now()
  refuseDamaged(file)
  const path = pathOf(databaseUrl)
  // Copied first: a disk that is full must not leave the installation without a database.
  const part = `${path}.part`
  const kept = (await exists(path))
    ? `${path}.before-restore-${new Date(started).toISOString().replace(/[:.]/g, '-')}`
    : null
  try {
    await copyFile(file, part)
    await sync(part)
    if (kept) {
      refuseInUse(path)
      await rename(path, kept)
      await removeLogs(path)
    }
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  // What the next start need not do again, was said of the database that goes.
  await rm(join(dirname(path), PREPARED_STAMP), { force: true })
  await rename(part, path)
  return { kept, ms: Date.now() - started }
}

/**
 * Deletes a SQLite database that holds nothing of anybody's.
 * @throws Error when it is in use
 */
export async function throwAway(databaseUrl: string): Promise<void> {
  const path = pathOf(databaseUrl)
  refuseInUse(path)
  await rm(path)
  await removeLogs(path)
}

/** Lines that say what is damaged; none when all is well. */
export async function checkIntegrity(handle: DatabaseHandle): Promise<string[]> {
  if (handle.dialect === 'postgres') return []
  const integrity = handle.connection.pragma('integrity_check') as { integrity_check: string }[]
  const orphans = handle.connection.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
  return [
    ...integrity.filter((row) => row.integrity_check !== 'ok').map((row) => `Integrity: ${row.integrity_check}`),
    ...orphans.map((row) => `Row ${row.rowid} of ${row.table} points to a missing row of ${row.parent}.`),
  ]
}

function refuseDamaged(file: string): void {
  const connection = openSqlite(file, { readonly: true })
  try {
    const verdict = connection.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') throw new Error(`${file} is damaged: ${verdict}`)
    connection.prepare('select count(*) from schema_migrations').get()
  } finally {
    connection.close()
  }
}

/** Folds the write-ahead log into the file; that needs to be alone. */
function refuseInUse(path: string): void {
  const connection = openSqlite(path)
  try {
    connection.pragma('locking_mode = EXCLUSIVE')
    connection.pragma('busy_timeout = 0')
    connection.exec('begin exclusive; commit')
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    throw new Error('The database is in use. Stop the server first; nothing was changed.')
  } finally {
    connection.close()
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

const pathOf = (databaseUrl: string) => databaseUrl.replace(/^file:/, '')

async function removeLogs(path: string): Promise<void> {
  for (const suffix of ['-wal', '-shm']) await rm(path + suffix, { force: true })
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
