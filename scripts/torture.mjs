#!/usr/bin/env node
import { ensureBuilt } from './lib-build.mjs'
import { serveInForeground } from './lib-foreground.mjs'
import { ensureInstalled, requireNode } from './lib-install.mjs'
import { fail } from './lib-steps.mjs'

// `npm run torture`: the tests of what is never lost, at full length. 200 kills on each database, a lock of 30 seconds.
try {
  requireNode()
  await ensureInstalled()
  await ensureBuilt()
  serveInForeground(
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'process', 'test/process/torture', ...process.argv.slice(2)],
    { RUNG_TORTURE_KILLS: '200', RUNG_TORTURE_LOCKED_MS: '30000', ...process.env },
  )
} catch (error) {
  fail(error)
}
