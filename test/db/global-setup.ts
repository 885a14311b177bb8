import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#db/migrator'
import { openDatabase } from '#db/open'
import { type PostgresServer, startPostgres } from './postgres'

/** What a test process needs to make databases: a migrated one to copy, and for PostgreSQL where to send the order. */
export type Template = { dialect: 'sqlite'; file: string } | { dialect: 'postgres'; server: string; database: string }

/**
 * Test files run in processes of their own. They ask this one, over a loopback port, for the template to copy; it is
 * made at the first question, so a run without PostgreSQL tests starts no server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(process.env.RUNG_TEST_FOLDER ?? tmpdir(), 'rung-databases-'))
  const run = `rung_test_${randomBytes(4).toString('hex')}`
  let server: Promise<PostgresServer> | undefined
  const template = {
    '/sqlite': once(() => sqliteTemplate(join(folder, 'template.db'))),
    '/postgres': once(() => {
      server = startPostgres()
      return server.then(({ url }) => postgresTemplate(url, `${run}_template`))
    }),
  }
  const desk = createServer((request, response) => {
    const make = template[request.url as keyof typeof template]
    make().then(
      (made) => response.end(JSON.stringify(made)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    )
  })
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve))
  project.provide('databaseDesk', { url: `http://127.0.0.1:${(desk.address() as AddressInfo).port}`, run })

  return async () => {
    desk.closeAllConnections()
    desk.close()
    const started = await server?.catch(() => undefined)
    if (started) {
      await dropDatabasesOf(run, started.url)
      await started.stop()
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    /** `url` answers with templates; `run` begins the name of every database of this test run. */
    databaseDesk: { url: string; run: string }
  }
}

async function sqliteTemplate(file: string): Promise<Template> {
  await migrateAt(file)
  return { dialect: 'sqlite', file }
}

async function postgresTemplate(server: string, database: string): Promise<Template> {
  const client = new pg.Client(server)
  await client.connect()
  await client.query(`create database "${database}"`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${database}`
  await migrateAt(url.href)
  return { dialect: 'postgres', server, database }
}

async function migrateAt(url: string) {
  const handle = openDatabase(url)
  try {
    await migrate(handle)
  } finally {
    await handle.close()
  }
}

/** A test that was cut short leaves its database; a server of the person's own must not keep it. */
async function dropDatabasesOf(run: string, server: string) {
  const client = new pg.Client(server)
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [run],
  )
  for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`)
  await client.end()
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
