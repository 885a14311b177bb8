#!/usr/bin/env node
import { serveInForeground } from './lib-foreground.mjs'
import { ensureInstalled, requireNode } from './lib-install.mjs'
import { fail } from './lib-steps.mjs'

// `npm run screens`: a picture of every page of the built product. It builds nothing; run `npm run build` first.
try {
  requireNode()
  await ensureInstalled()
  serveInForeground(['--import', 'tsx', 'scripts/screens/main.ts', ...process.argv.slice(2)], {
    NODE_ENV: 'production',
  })
} catch (error) {
  fail(error)
}
