import { type Kysely, sql } from 'kysely'

/**
 * What a migration is given. `run` takes SQLite's words and says them to either database: `int8` is a 64-bit integer,
 * `serial8` a key that counts up, and `strict` tables are strict where that exists. Landed migrations rest on this, so it
 * may grow but not change.
 */
export type Ddl = { dialect: 'sqlite' | 'postgres'; run(statement: string): Promise<unknown> }

const words = {
  sqlite: { int8: 'integer', serial8: 'integer primary key autoincrement', ') strict': ') strict' },
  postgres: { int8: 'bigint', serial8: 'bigint generated always as identity primary key', ') strict': ')' },
} as const

export function ddlFor(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Ddl {
  const run = (statement: string) => {
    const said = Object.entries(words[dialect]).reduce(
      (text, [word, meaning]) => text.replaceAll(word, meaning),
      statement,
    )
    return sql.raw(said).execute(db)
  }
  return { dialect, run }
}
