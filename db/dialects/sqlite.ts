import SqliteDatabase, { type Database as Connection, type Statement } from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, SqliteDialect, SqliteDriver } from 'kysely'

/** How long a write waits for another process before it gives up with SQLITE_BUSY, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000

/**
 * Opens a SQLite file the only way Rung may: WAL, durable on every commit, foreign keys on.
 *
 * Reopening a WAL file silently falls back to `synchronous=NORMAL`, so the setting is made on every connection and read
 * back; a connection that is not durable is refused.
 */
export function openSqlite(path: string, options: { readonly?: boolean } = {}): Connection {
  const connection = new SqliteDatabase(path, { readonly: options.readonly ?? false })
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  if (!options.readonly) {
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
  }
  connection.pragma('foreign_keys = ON')
  connection.function('lower', { deterministic: true }, lower)
  connection.pragma('cache_size = -16000')
  connection.pragma('temp_store = MEMORY')
  const journal = connection.pragma('journal_mode', { simple: true })
  const synchronous = connection.pragma('synchronous', { simple: true })
  if (!options.readonly && (synchronous !== 2 || (journal !== 'wal' && path !== ':memory:'))) {
    connection.close()
    throw new Error(`the database is not durable: journal_mode=${journal}, synchronous=${synchronous}`)
  }
  return connection
}

/** SQLite's own knows the letters of ASCII only; PostgreSQL's knows all of them. */
const lower = (text: unknown): unknown => (typeof text === 'string' ? text.toLowerCase() : text)

/** Prepared statements are kept: preparing costs more than running for the short queries of a page. */
const KEPT_STATEMENTS = 500

function keepStatements(connection: Connection) {
  const kept = new Map<string, Statement>()
  return {
    close: () => connection.close(),
    prepare(text: string) {
      const known = kept.get(text)
      // A statement whose rows are still being read cannot be run again.
      if (known && !known.busy) return known
      const statement = connection.prepare(text)
      if (!known) {
        if (kept.size >= KEPT_STATEMENTS) kept.clear()
        kept.set(text, statement)
      }
      return statement
    },
  }
}

/** Kysely begins deferred; a deferred transaction that writes later fails with SQLITE_BUSY_SNAPSHOT, which no timeout cures. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

export class RungSqliteDialect extends SqliteDialect {
  readonly #connection: Connection

  constructor(connection: Connection) {
    super({ database: connection })
    this.#connection = connection
  }

  override createDriver() {
    return new ImmediateSqliteDriver({ database: keepStatements(this.#connection) })
  }
}
