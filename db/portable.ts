import { type Expression, type Kysely, type RawBuilder, sql } from 'kysely'

/** What differs between SQLite and PostgreSQL, in one place. */

export type Dialect = 'sqlite' | 'postgres'

export function dialectOf(db: Kysely<never> | { getExecutor(): { adapter: { supportsReturning: boolean } } }): Dialect {
  const adapter = (db as { getExecutor(): { adapter: object } }).getExecutor().adapter
  return adapter.constructor.name.startsWith('Postgres') ? 'postgres' : 'sqlite'
}

/** Did the database refuse a duplicate? The constraint or columns are in the driver's message only. */
export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505'
}

/** May the same call succeed when it is made again? Lock waits, serialisation failures, deadlocks, no free connection. */
export function isTransient(error: unknown): boolean {
  const code = codeOf(error)
  // The pool gives its error no code (pg-pool).
  if (error instanceof Error && error.message === 'timeout exceeded when trying to connect') return true
  return (
    code !== undefined && (/^SQLITE_(BUSY|LOCKED)/.test(code) || ['40001', '40P01', '55P03', '57P01'].includes(code))
  )
}

/** Is the store itself unable to write: disk full, read-only, connection lost? */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error)
  return (
    code !== undefined &&
    (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(code) ||
      ['53100', '53200', '53300', '08006', '08001', '57P03', 'ECONNREFUSED'].includes(code))
  )
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/**
 * Case-insensitive "contains"; `%` and `_` in the text are literal. Both sides go through the same `lower`, so that what is
 * typed as it is shown is found in every script; the two small sigmas of Greek are one letter.
 */
export function contains(column: Expression<string>, text: string): RawBuilder<boolean> {
  const pattern = `%${text.replace(/[\\%_]/g, (char) => `\\${char}`)}%`
  return sql<boolean>`replace(lower(${column}), 'ς', 'σ') like replace(lower(${sql.val(pattern)}), 'ς', 'σ') escape '\\'`
}
