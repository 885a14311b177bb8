#!/usr/bin/env node
import { ensureBuilt } from './lib-build.mjs'
import { serveInForeground } from './lib-foreground.mjs'
import { ensureInstalled, requireNode } from './lib-install.mjs'
import { prepareData } from './lib-prepare.mjs'
import { fail } from './lib-steps.mjs'

// From a fresh clone to a running Rung: install, build, prepare the data, serve. What is done already is skipped.
try {
  requireNode()
  await ensureInstalled()
  await ensureBuilt()
  await prepareData(['build/node/rung.js'], { NODE_ENV: 'production' })
  serveInForeground(['build/node/serve.js'], { NODE_ENV: 'production' })
} catch (error) {
  fail(error)
}
