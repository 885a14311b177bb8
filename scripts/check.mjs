#!/usr/bin/env node
import { runChecks } from './lib-checks.mjs'
import { ensureInstalled, requireNode } from './lib-install.mjs'
import { fail, say } from './lib-steps.mjs'
import { inWords } from './lib-tally.mjs'

// The part of `npm test` that needs no database, no build and no browser.
try {
  requireNode()
  await ensureInstalled()
  const total = await runChecks(['types', 'lint', 'law', 'unit'])
  say(`\n${inWords(total)}`)
  process.exitCode = total.failed > 0 ? 1 : 0
} catch (error) {
  fail(error)
}
