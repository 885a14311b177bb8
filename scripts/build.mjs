#!/usr/bin/env node
import { build } from './lib-build.mjs'
import { ensureInstalled, requireNode } from './lib-install.mjs'
import { fail } from './lib-steps.mjs'

try {
  requireNode()
  await ensureInstalled()
  await build()
} catch (error) {
  fail(error)
}
