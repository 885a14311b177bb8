import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { root } from './lib-steps.mjs'

export type BuiltServer = {
  origin: string
  pid: number
  /** Everything it has printed so far. */
  output(): string
  /** Asks it to stop and waits until it has. @returns its exit code */
  stop(): Promise<number | null>
  /** Ends it as a power cut would (SIGKILL) and waits until it is gone. */
  kill(): Promise<void>
  /** Settles when the process has ended, for whatever reason. */
  readonly gone: Promise<number | null>
}

const STARTS_WITHIN_MS = 60_000

/**
 * Starts the built product (`build/node/serve.js`) on a free port of this machine, one process unless told otherwise,
 * and waits until it takes requests. For the benchmark, the screenshots and the tests of whole processes.
 * @param settings environment variables beside those that every such server gets
 * @throws with what the server printed, when it ends or does not get ready
 */
export async function startBuiltServer(
  { databaseUrl, dataDir }: { databaseUrl: string; dataDir: string },
  settings: Record<string, string> = {},
): Promise<BuiltServer> {
  const port = settings.PORT ?? String(await freePort())
  const origin = `http://localhost:${port}`
  const server = runServer({
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: port,
    PUBLIC_URL: origin,
    DATABASE_URL: databaseUrl,
    RUNG_DATA_DIR: dataDir,
    RUNG_DEMO: '1',
    RUNG_PROCESSES: '1',
    LOG_LEVEL: 'warn',
    ...settings,
  })
  const deadline = Date.now() + STARTS_WITHIN_MS
  for (;;) {
    if (server.process.exitCode !== null || server.process.signalCode !== null)
      throw new Error(`the server ended while starting:\n${server.output()}`)
    if (Date.now() > deadline) {
      server.process.kill('SIGKILL')
      throw new Error(`the server did not get ready:\n${server.output()}`)
    }
    if (await isReady(origin)) break
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return {
    origin,
    pid: server.process.pid ?? 0,
    output: server.output,
    gone: server.gone,
    stop() {
      server.process.kill('SIGTERM')
      return server.gone
    },
    async kill() {
      server.process.kill('SIGKILL')
      await server.gone
    },
  }
}

/** Starts the built server without waiting for anything. */
export function runServer(env: Record<string, string>): {
  process: ChildProcess
  output(): string
  gone: Promise<number | null>
} {
  const child = spawn(process.execPath, ['build/node/serve.js'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = `${output}${text}`.slice(-100_000)
    })
  // A server must not outlive whoever measured or tested it.
  const endWithMe = () => child.kill('SIGKILL')
  process.once('exit', endWithMe)
  const gone = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      process.removeListener('exit', endWithMe)
      resolve(code)
    }),
  )
  return { process: child, output: () => output, gone }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/readyz`)
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
