import { setImmediate } from 'node:timers'
import SqliteDatabase, { type Database as Connection, type Statement } from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, type QueryResult, SqliteDialect, SqliteDriver } from 'kysely'
import { patientWith } from './patience'

/** How long a tool that uses the connection itself, such as the backup, waits for another process, in milliseconds. */
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

/**
 * SQLite waits for the lock of another process inside the call, and with it this whole process: no other request, no
 * health check. So it is told not to wait, and the statement that met a lock is tried again from here.
 */
class PatientConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection
  readonly #file: Connection
  readonly #patience = patientWith(isBusy)

  constructor(inner: DatabaseConnection, file: Connection) {
    this.#inner = inner
    this.#file = file
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // Inside a transaction the lock is held already: whatever is refused there stays refused.
    if (this.#file.inTransaction) return this.#inner.executeQuery(query)
    return this.#patience(async () => this.#inner.executeQuery(query))
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#inner.streamQuery(query, chunkSize)
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')

/** How long queries may follow one another before whatever else waits in this process has a turn, in milliseconds. */
const LONGEST_TURN_MS = 10

/**
 * SQLite answers inside the call, so work that asks again and again never waits for anything, and no request, timer or
 * health check would come through before it is done. Between two uses of the connection others get their turn.
 */
class Turns {
  #began: number | null = null

  async mine(): Promise<void> {
    if (this.#began !== null && performance.now() - this.#began > LONGEST_TURN_MS)
      await new Promise<void>((resolve) => setImmediate(resolve))
    if (this.#began !== null) return
    this.#began = performance.now()
    setImmediate(() => {
      this.#began = null
    })
  }
}

/** Kysely begins deferred; a deferred transaction that writes later fails with SQLITE_BUSY_SNAPSHOT, which no timeout cures. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #file: Connection
  readonly #turns = new Turns()
  #connection: DatabaseConnection | undefined

  constructor(file: Connection) {
    super({ database: keepStatements(file) })
    this.#file = file
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.mine()
    const inner = await super.acquireConnection()
    this.#connection ??= new PatientConnection(inner, this.#file)
    return this.#connection
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /**
   * SQLite itself rolls back when it cannot write any more (https://www.sqlite.org/lang_transaction.html §3). Rolling back
   * again is an error, which would stand in the place of the one that says what happened.
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection)
  }
}

export class RungSqliteDialect extends SqliteDialect {
  readonly #connection: Connection

  constructor(connection: Connection) {
    super({ database: connection })
    this.#connection = connection
    connection.pragma('busy_timeout = 0')
  }

  override createDriver() {
    return new ImmediateSqliteDriver(this.#connection)
  }
}
