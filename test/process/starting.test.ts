import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#db/open'
import { demoState } from '~/jobs/demo/demo-state.server'
import { freePort, runServer, startBuiltServer } from '../../scripts/built-server'
import { root } from '../../scripts/lib-steps.mjs'
import { createDatabase, type Dialect } from '../db/databases'
import { eventually } from './http'
import { rung } from './installation'

const folder = mkdtempSync(join(process.env.RUNG_TEST_FOLDER ?? tmpdir(), 'rung-starting-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A demo of one partner with one person, and no content. */
const world = (days: number) => `
password: one-rung-at-a-time
vendor: { name: Halyard, slug: halyard, country: NL, region: Europe, day: ${days} }
staff:
  - { key: ingrid, name: Ingrid Solberg, email: ingrid@halyard.example, roles: [administrator], timeZone: UTC, day: ${days - 1} }
partners:
  - slug: bluefern
    name: Bluefern
    country: GR
    region: Europe
    day: 12
    shows: A company with one person.
    people:
      - { key: petra, name: Petra Manager, email: petra@bluefern.example, roles: [partner-manager], timeZone: UTC, day: 9 }
signIns:
  - { person: petra, as: partner-manager, see: Nothing yet. }
`

function demoOf(days: number): string {
  const content = join(folder, `content-${days}`)
  for (const name of ['demo', 'courses']) mkdirSync(join(content, name), { recursive: true })
  writeFileSync(join(content, 'demo/world.yaml'), world(days))
  return content
}

async function newDatabase(dialect: Dialect) {
  const { url, remove } = await createDatabase(dialect)
  return { databaseUrl: url, dataDir: folder, remove }
}

describe.each<Dialect>(['sqlite', 'postgres'])('the demo on %s', (dialect) => {
  let database: Awaited<ReturnType<typeof newDatabase>>
  beforeAll(async () => {
    database = await newDatabase(dialect)
    await rung(database, 'demo', 'load', demoOf(20))
  })
  afterAll(() => database?.remove())

  const env = (settings: Record<string, string>) => ({
    NODE_ENV: 'production',
    DATABASE_URL: database.databaseUrl,
    RUNG_DATA_DIR: folder,
    ...settings,
  })

  test.each(['1', '2'])(
    'is not served where the demo was not asked for: its passwords are known (%s processes)',
    async (processes) => {
      const server = runServer(
        env({ PORT: '0', PUBLIC_URL: 'https://partners.example.com', RUNG_DEMO: '', RUNG_PROCESSES: processes }),
      )
      expect(await server.gone).toBe(1)
      expect(server.output()).toMatch(/holds the demo.*RUNG_DATA_DIR.*RUNG_DEMO=1/s)
    },
  )

  test('is served in public on purpose', async () => {
    const server = await startBuiltServer(database, { RUNG_DEMO: '1' })
    expect(await server.stop()).toBe(0)
  })
})

test('a demo whose loading was interrupted is not served, and the next load heals it', async () => {
  const database = await newDatabase('sqlite')
  const content = demoOf(1_500)
  const handle = openDatabase(database.databaseUrl)
  try {
    const loading = spawn(process.execPath, ['build/node/rung.js', 'demo', 'load', content], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: database.databaseUrl, RUNG_DATA_DIR: folder },
      stdio: 'ignore',
    })
    const gone = new Promise((resolve) => loading.once('exit', (_code, signal) => resolve(signal)))
    await eventually('it loads', async () => (await demoState(handle.db)) === 'loading')
    loading.kill('SIGINT')
    expect(await gone).toBe('SIGINT')
    expect(await demoState(handle.db)).toBe('loading')
    await handle.close()

    const server = runServer({
      NODE_ENV: 'production',
      PORT: '0',
      DATABASE_URL: database.databaseUrl,
      RUNG_DATA_DIR: folder,
      RUNG_DEMO: '1',
    })
    expect(await server.gone).toBe(1)
    expect(server.output()).toMatch(/half of the demo.*npx rung demo load/s)

    expect(await rung(database, 'demo', 'load', demoOf(20))).toContain('The demo is loaded: ')
    const healed = await startBuiltServer(database)
    expect(await healed.stop()).toBe(0)
  } finally {
    await database.remove()
  }
})

test.each(['1', '2'])('a port that is taken is said once, in words (%s processes)', async (processes) => {
  const database = await newDatabase('sqlite')
  const port = await freePort()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  try {
    const started = Date.now()
    const server = runServer({
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: database.databaseUrl,
      RUNG_DATA_DIR: folder,
      RUNG_PROCESSES: processes,
    })
    expect(await server.gone).toBe(1)
    expect(server.output()).toBe(`Port ${port} is taken. Stop the other server, or set PORT to another number.\n`)
    expect(Date.now() - started).toBeLessThan(20_000)
  } finally {
    other.close()
    await database.remove()
  }
})
