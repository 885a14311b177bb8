import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { prepareData } from '../../scripts/lib-prepare.mjs'
import { root } from '../../scripts/lib-steps.mjs'
import { startPostgres } from '../db/postgres'

// The built product on an empty data folder with the demo vendor, for end-to-end tests:
// `tsx test/e2e/server.ts sqlite|postgres <port>`. Everything it made goes when it is told to end.

const [dialect, port] = process.argv.slice(2)
const folder = mkdtempSync(join(process.env.RUNG_TEST_FOLDER ?? tmpdir(), 'rung-e2e-'))
const cleanUp: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })]
let server: ChildProcess | undefined
let isEnding = false

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.removeAllListeners(signal)
  process.on(signal, () => void end(0))
}

try {
  const env = {
    NODE_ENV: 'production' as const,
    HOST: '127.0.0.1',
    PORT: port,
    PUBLIC_URL: `http://localhost:${port}`,
    RUNG_DATA_DIR: folder,
    RUNG_DEMO: '1',
    DATABASE_URL: dialect === 'postgres' ? await freshPostgres() : '',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  }
  await prepareData(['build/node/rung.js'], env)
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
