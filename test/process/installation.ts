import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { mustRun } from '../../scripts/lib-steps.mjs'
import { openStage, type Stage } from '../../scripts/stage'
import { createDatabase, type Dialect } from '../db/databases'

export type Installation = {
  databaseUrl: string
  dataDir: string
  /** The same installation on a database of its own, quickly; nobody may have this one open meanwhile. */
  copy(): Promise<{ databaseUrl: string; remove(): Promise<void> }>
  remove(): Promise<void>
}

/** A migrated database with the repository's content published and a vendor; `furnish` adds what the tests need. */
export async function makeInstallation(
  dialect: Dialect,
  furnish: (stage: Stage) => Promise<void> = async () => {},
): Promise<Installation> {
  const dataDir = mkdtempSync(join(process.env.RUNG_TEST_FOLDER ?? tmpdir(), 'rung-process-'))
  const database = await createDatabase(dialect)
  const of = { databaseUrl: database.url, dataDir }
  const remove = async () => {
    await database.remove()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const stage = await openStage(of)
    try {
      await createOrganisation(stage.system, { kind: 'vendor', name: 'Halyard' })
      await rung(of, 'content', 'publish')
      await furnish(stage)
    } finally {
      await stage.close()
    }
  } catch (error) {
    await remove()
    throw error
  }
  return { ...of, remove, copy: () => (dialect === 'sqlite' ? copySqlite(of) : copyPostgres(database.url)) }
}

/** Runs the built command line on an installation. @throws with its output when it fails */
export const rung = (of: { databaseUrl: string; dataDir: string }, ...args: string[]): Promise<string> =>
  mustRun(process.execPath, ['build/node/rung.js', ...args], {
    env: {
      NODE_ENV: 'production',
      DATABASE_URL: of.databaseUrl,
      RUNG_DATA_DIR: of.dataDir,
      RUNG_DEMO: '0',
      LOG_LEVEL: 'error',
    },
  })

async function copySqlite(of: { databaseUrl: string; dataDir: string }) {
  const folder = join(of.dataDir, `copy-${randomBytes(6).toString('hex')}`)
  mkdirSync(folder)
  const databaseUrl = join(folder, 'rung.db')
  copyFileSync(of.databaseUrl, databaseUrl)
  return { databaseUrl, remove: async () => rmSync(folder, { recursive: true, force: true }) }
}

async function copyPostgres(template: string) {
  const url = new URL(template)
  const source = url.pathname.slice(1)
  // The name begins as all names of this test run do, so that an interrupted run is cleaned up too.
  const name = `${source.split('_').slice(0, 3).join('_')}_${randomBytes(6).toString('hex')}`
  await order(template, `create database "${name}" template "${source}"`)
  url.pathname = `/${name}`
  return { databaseUrl: url.href, remove: () => order(template, `drop database if exists "${name}" with (force)`) }
}

async function order(at: string, statement: string): Promise<void> {
  const url = new URL(at)
  url.pathname = '/postgres'
  const client = new pg.Client(url.href)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
