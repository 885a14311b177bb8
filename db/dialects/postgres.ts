import { PostgresDialect } from 'kysely'
import pg from 'pg'

/** How long a statement waits for a lock, and a caller for a connection, before it is given up, in milliseconds. */
const PATIENCE_MS = 5_000

/** int8 columns hold epoch milliseconds and counts, all far below 2^53. */
const INT8_OID = 20

/**
 * Opens a pool whose int8 columns arrive as numbers; `pg` would hand them over as text.
 * @param onError hears of a connection that broke while nobody used it; the pool replaces it by itself
 */
export function openPostgresPool(url: string, onError: (error: Error) => void = () => {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: PATIENCE_MS,
    lock_timeout: PATIENCE_MS,
    types: {
      getTypeParser: ((oid: number, format?: string) =>
        oid === INT8_OID && format !== 'binary'
          ? Number
          : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  })
  // Without a listener the event ends the process: the restart of a database server would take every app server along.
  return pool.on('error', onError)
}

export const postgresDialect = (pool: pg.Pool) => new PostgresDialect({ pool })

const RECONNECT_MS = 2_000

/**
 * Hears what any process says on a channel, over a connection of its own that is made again when it breaks.
 * @param onWord called for each word, and after each connect, since what was said meanwhile is lost
 * @returns the stop
 */
export function listenOnPostgres(
  url: string,
  of: { channel: string; onWord: () => void; onError: (error: Error) => void },
): () => Promise<void> {
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | undefined
  let isStopped = false

  const connect = () => {
    const mine = new pg.Client({ connectionString: url, keepAlive: true })
    client = mine
    const again = (error: Error) => {
      if (isStopped || client !== mine) return
      client = null
      of.onError(error)
      mine.end().catch(() => {})
      retry = setTimeout(connect, RECONNECT_MS)
    }
    mine.on('error', again)
    mine.on('end', () => again(new Error('the connection that listens has ended')))
    mine.on('notification', of.onWord)
    mine
      .connect()
      .then(() => mine.query(`listen ${pg.escapeIdentifier(of.channel)}`))
      .then(of.onWord)
      .catch(again)
  }
  connect()

  return async () => {
    isStopped = true
    clearTimeout(retry)
    await client?.end().catch(() => {})
  }
}
