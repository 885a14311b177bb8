import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, inject } from 'vitest'
import { type DatabaseHandle, openDatabase } from '#db/open'
import type { Template } from './global-setup'

export type Dialect = 'sqlite' | 'postgres'

/** A database of one test's own, open; `url` opens it again, from another process too. */
export type OpenDatabase = DatabaseHandle
export type OpenOptions = { /** false: without any table */ migrated?: boolean }

/**
 * Runs the same tests on both databases. `open` gives a fresh, migrated, empty database at every call; all of them go
 * when the tests of the block have ended.
 * @example
 * withDatabases((dialect, open) => {
 *   test('a second active attempt is refused', async () => {
 *     const { db } = await open()
 *   })
 * })
 */
export function withDatabases(
  define: (dialect: Dialect, open: (options?: OpenOptions) => Promise<OpenDatabase>) => void,
): void {
  describe.each<Dialect>(['sqlite', 'postgres'])('%s', (dialect) => {
    const leftovers: (() => Promise<void>)[] = []
    afterAll(async () => {
      for (const remove of leftovers.splice(0)) await remove()
    })
    define(dialect, async (options) => {
      const { url, remove } = await createDatabase(dialect, options)
      const handle = openDatabase(url)
      const close = onlyOnce(() => handle.close())
      leftovers.push(async () => {
        await close()
        await remove()
      })
      return { ...handle, close }
    })
  })
}

/** Makes a database and leaves it closed, for servers that the test starts: give them `url`, call `remove` at the end. */
export async function createDatabase(
  dialect: Dialect,
  { migrated = true }: OpenOptions = {},
): Promise<{ url: string; remove(): Promise<void> }> {
  const { url: desk, run } = inject('databaseDesk')
  const response = await fetch(`${desk}/${dialect}`)
  if (!response.ok) throw new Error(await response.text())
  const template = (await response.json()) as Template
  return template.dialect === 'sqlite' ? createSqlite(template, migrated) : createPostgres(template, migrated, run)
}

function createSqlite(template: Template & { dialect: 'sqlite' }, migrated: boolean) {
  const folder = mkdtempSync(join(process.env.RUNG_TEST_FOLDER ?? tmpdir(), 'rung-database-'))
  const url = join(folder, 'rung.db')
  if (migrated) copyFileSync(template.file, url)
  return { url, remove: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function createPostgres(template: Template & { dialect: 'postgres' }, migrated: boolean, run: string) {
  const name = `${run}_${randomBytes(6).toString('hex')}`
  const order = async (statement: string) => {
    const client = new pg.Client(template.server)
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await order(`create database "${name}" template ${migrated ? `"${template.database}"` : 'template0'}`)
  const url = new URL(template.server)
  url.pathname = `/${name}`
  return { url: url.href, remove: () => order(`drop database if exists "${name}" with (force)`) }
}

function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}
