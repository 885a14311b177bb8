import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type BuiltServer, startBuiltServer } from '../../scripts/built-server'
import { prepareData } from '../../scripts/lib-prepare.mjs'
import { root } from '../../scripts/lib-steps.mjs'
import { startPostgres } from '../db/postgres'
import { openDesk } from './desk-server'

// The built product on an empty data folder with the demo vendor, for end-to-end tests:
// `tsx test/e2e/server.ts sqlite|postgres <port>`. Beside it stands a desk that knows the answers and starts further
// servers on untouched copies of the same data. Everything goes when this process is told to end.

const [dialect, port = ''] = process.argv.slice(2)
const folder = mkdtempSync(join(process.env.RUNG_TEST_FOLDER ?? tmpdir(), 'rung-e2e-'))
const cleanUp: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })]
const others = new Set<BuiltServer>()
let server: ChildProcess | undefined
let isEnding = false

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.removeAllListeners(signal)
  process.on(signal, () => void end(0))
}

try {
  const databaseUrl = dialect === 'postgres' ? await freshPostgres() : ''
  const env = {
    NODE_ENV: 'production' as const,
    HOST: '127.0.0.1',
    PORT: port,
    PUBLIC_URL: `http://localhost:${port}`,
    RUNG_DATA_DIR: folder,
    RUNG_DEMO: '1',
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  }
  await prepareData(['build/node/rung.js'], env)
  const main = { databaseUrl: databaseUrl || join(folder, 'rung.db'), dataDir: folder }
  const copyOfPristine = await keepPristine(main.databaseUrl)
  const desk = await openDesk({
    main: { origin: env.PUBLIC_URL, ...main },
    async fresh() {
      const of = { databaseUrl: await copyOfPristine(), dataDir: folder }
      const fresh = await startBuiltServer(of)
      others.add(fresh)
      return { origin: fresh.origin, ...of, stop: () => fresh.stop() }
    },
    port: Number(port),
  })
  cleanUp.unshift(() => desk.close())
  server = spawn(process.execPath, ['build/node/serve.js'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  server.once('exit', (code) => void end(code ?? 1))
} catch (error) {
  console.error(error)
  await end(1)
}

/** Puts a copy of the data aside before anybody uses them. @returns what makes a further copy of that copy */
async function keepPristine(url: string): Promise<() => Promise<string>> {
  if (dialect !== 'postgres') {
    const pristine = join(folder, 'pristine.db')
    copyFileSync(url, pristine)
    return async () => {
      const own = join(folder, `copy-${randomBytes(6).toString('hex')}`)
      mkdirSync(own)
      copyFileSync(pristine, join(own, 'rung.db'))
      return join(own, 'rung.db')
    }
  }
  const pristine = await copyPostgres(url, new URL(url).pathname.slice(1))
  return () => copyPostgres(url, new URL(pristine).pathname.slice(1))
}

async function copyPostgres(at: string, source: string): Promise<string> {
  const name = `rung_e2e_${randomBytes(6).toString('hex')}`
  const url = new URL(at)
  url.pathname = '/postgres'
  await order(url.href, `create database "${name}" template "${source}"`)
  cleanUp.unshift(() => order(url.href, `drop database if exists "${name}" with (force)`))
  const copy = new URL(at)
  copy.pathname = `/${name}`
  return copy.href
}

async function freshPostgres(): Promise<string> {
  const postgres = await startPostgres()
  const name = `rung_e2e_${randomBytes(6).toString('hex')}`
  cleanUp.unshift(
    () => order(postgres.url, `drop database if exists "${name}" with (force)`),
    () => postgres.stop(),
  )
  await order(postgres.url, `create database "${name}"`)
  const url = new URL(postgres.url)
  url.pathname = `/${name}`
  return url.href
}

async function order(url: string, statement: string) {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function end(code: number) {
  if (isEnding) return
  isEnding = true
  await Promise.all([...others].map((other) => other.stop()))
  if (server?.exitCode === null) {
    const gone = new Promise((resolve) => server?.once('exit', resolve))
    const kill = setTimeout(() => server?.kill('SIGKILL'), 15_000)
    server.kill('SIGTERM')
    await gone
    clearTimeout(kill)
  }
  for (const work of cleanUp) await work().catch((error: unknown) => console.error(error))
  process.exit(code)
}
