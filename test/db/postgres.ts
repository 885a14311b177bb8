import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type PostgresServer = { url: string; stop(): Promise<void> }

/**
 * Starts a throw-away PostgreSQL server, or uses the one that DATABASE_URL names.
 * It ends with `stop`, and also when this process ends in any other way.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.DATABASE_URL
  if (given && /^postgres(ql)?:/.test(given)) return { url: given, stop: async () => {} }
  const keeper = spawn(process.execPath, [fileURLToPath(new URL('postgres-keeper.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  })
  const gone = new Promise<void>((resolve) => keeper.once('exit', () => resolve()))
  const stop = async () => {
    keeper.stdin.end()
    await gone
  }
  for await (const line of createInterface(keeper.stdout)) {
    const answer = JSON.parse(line) as { url: string } | { error: string }
    if ('url' in answer) return { url: answer.url, stop }
    await gone
    throw new Error(`no PostgreSQL for the tests: ${answer.error}\nName a server with DATABASE_URL to use that one.`)
  }
  throw new Error('no PostgreSQL for the tests: its keeper ended without a word')
}
