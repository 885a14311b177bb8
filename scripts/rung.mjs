#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isBuilt } from './lib-build.mjs'
import { serveInForeground } from './lib-foreground.mjs'
import { ensureInstalled, requireNode } from './lib-install.mjs'
import { fail, root } from './lib-steps.mjs'

// `rung …`: the built command line when it is that of these sources, else the sources themselves.
try {
  requireNode()
  if (existsSync(join(root, 'package-lock.json'))) await ensureInstalled()
  const args = process.argv.slice(2)
  if (isBuilt()) serveInForeground([join(root, 'build/node/rung.js'), ...args], { NODE_ENV: 'production' })
  else serveInForeground(['--import', 'tsx', join(root, 'scripts/rung.ts'), ...args])
} catch (error) {
  fail(error)
}
