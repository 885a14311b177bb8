#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './lib-build.mjs'
import { serveInForeground } from './lib-foreground.mjs'
import { ensureInstalled, requireNode } from './lib-install.mjs'
import { fail } from './lib-steps.mjs'

// `npm run bench [-- --json] [--only page,save]`: measures the built product. With --json the standard output is one
// JSON object and nothing else, so what the preparation says goes to the error output.
const args = process.argv.slice(2)
try {
  if (args.includes('--prepare')) await prepare()
  else {
    if (args.includes('--json')) prepareAside()
    else await prepare()
    serveInForeground(['--import', 'tsx', 'scripts/bench/main.ts', ...args], { NODE_ENV: 'production' })
  }
} catch (error) {
  fail(error)
}

async function prepare() {
  requireNode()
  await ensureInstalled()
  await ensureBuilt()
}

function prepareAside() {
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--prepare'], {
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) process.exit(status ?? 1)
}
