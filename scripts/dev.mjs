#!/usr/bin/env node
import { serveInForeground } from './lib-foreground.mjs'
import { ensureInstalled, requireNode } from './lib-install.mjs'
import { dataFolder, prepareData } from './lib-prepare.mjs'
import { fail } from './lib-steps.mjs'

// The server from its sources, with data of its own. Vite reloads what it serves; `tsx watch` starts the process
// again when a file changes that the process itself has imported (server, platform, jobs, database).
try {
  requireNode()
  await ensureInstalled()
  const env = { NODE_ENV: 'development', RUNG_DATA_DIR: process.env.RUNG_DATA_DIR ?? `${dataFolder()}/dev` }
  await prepareData(['--import', 'tsx', 'scripts/rung.ts'], env)
  const watch = ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false']
  serveInForeground([...watch, 'scripts/serve.ts', '--dev', ...process.argv.slice(2)], env)
} catch (error) {
  fail(error)
}
